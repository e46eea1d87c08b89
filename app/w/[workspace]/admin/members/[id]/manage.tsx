import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { memberPage } from "@/words/member-page";
import { memberList } from "@/words/members";
import type { MenuAct } from "../menu-acts";

/** Lists what can be done with an account, with what each act does. For readers without script, who have no menu. */
export async function Manage({ acts, hrefOf }: { acts: readonly MenuAct[]; hrefOf: (act: MenuAct) => string }) {
  const words = await readWords(memberPage);
  const { menu } = await readWords(memberList);
  if (acts.length === 0) return null;
  return (
    <Section title={words.manage} className="not-noscript:hidden" flush>
      <RowList label={words.manage}>
        {acts.map((act) => (
          <Row
            key={act}
            title={menu[act].label}
            detail={words.acts[act]}
            actions={
              <LinkButton href={hrefOf(act)} size="small" scroll={false}>
                {menu[act].label}
              </LinkButton>
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
