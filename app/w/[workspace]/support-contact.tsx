import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { Verbatim } from "@/components/ui/verbatim";
import { showAddress } from "@/lib/ground/readable-address";
import { readSupportContact } from "@/lib/ground/support-contact";
import { support } from "@/words/support";

/** Shows the support contact that the admins gave, next to where a member is told to ask an admin. Nothing if they gave none. */
export async function SupportContact({ workspace }: { workspace: { supportContact: string | null } }) {
  const contact = workspace.supportContact === null ? null : readSupportContact(workspace.supportContact);
  if (!contact) return null;
  const { contact: say } = await readWords(support);
  const text = <Verbatim>{contact.kind === "address" ? showAddress(contact.text) : contact.text}</Verbatim>;
  return <p className="wrap-anywhere">{say(contact.href ? <TextLink href={contact.href}>{text}</TextLink> : text)}</p>;
}
