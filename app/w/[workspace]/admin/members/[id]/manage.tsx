import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";

const details: Record<string, string> = {
  "Reset two-factor":
    "For a lost phone or key. Their methods are switched off, and a code that you hand over lets them set up new ones. The password stays.",
  "Send password reset": "For a forgotten password. They get a mail to choose a new one. The second factor stays.",
  "End sessions": "Signs them out on every device. They can sign in again.",
  Remind: "Mails them that they should set up two-factor authentication.",
  Exempt: "Excepts them from the requirement until a day you choose, with a reason.",
  "Change role": "Decides what they may do here.",
  Deactivate: "Shuts the account without deleting anything.",
  "Lock account":
    "For an account that someone else may be using. Signs it out everywhere; nobody signs in until you unlock it.",
  "Unlock account": "Lets them sign in again, with the password and the methods they have.",
  "Delete for good": "Erases the account. The audit log keeps what happened, without name and address.",
  Reactivate: "Opens the account again, as it was.",
  "Send invitation again": "With a new link. The earlier one stops working.",
  "Withdraw invitation": "The link stops working, and the entry disappears.",
};

/** Lists what can be done with an account, with what each act does. */
export function Manage({ items }: { items: { label: string; href: string }[] }) {
  if (items.length === 0) return null;
  return (
    <Section title="Manage this account" flush>
      <RowList>
        {items.map(({ label, href }) => (
          <Row
            key={label}
            title={label}
            detail={details[label]}
            actions={
              <LinkButton href={href} size="small" scroll={false}>
                {label}
              </LinkButton>
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
