import { KeyRound, Mail, Smartphone } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { Badge } from "@/components/ui/badge";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { memberPage } from "@/words/member-page";
import { methods } from "@/words/methods";

const icons = { totp: Smartphone, passkey: KeyRound, email: Mail };

/** Lists a member's confirmed methods by name and kind, and how many recovery codes are left. */
export async function Methods({ found: { member, credentials } }: { found: MemberPage }) {
  const { methods: words } = await readWords(memberPage);
  const { methodWords, sayName } = await readWords(methods);
  const codes = member.codesSavedAt ? words.codes(member.recoveryCodesLeft) : words.noCodes;
  return (
    <Section title={words.title} description={credentials.length > 0 ? codes : words.none} flush>
      {credentials.length > 0 && (
        <RowList label={words.title}>
          {credentials.map(({ id, kind, named, confirmedAt, lastUsedAt, suspendedAt, distrustedAt, backedUp }) => {
            const Icon = icons[kind];
            const name = sayName(named);
            return (
              <Row
                key={id}
                icon={<Icon aria-hidden />}
                title={
                  <>
                    <bdi>{name}</bdi>
                    {suspendedAt && <Badge>{distrustedAt ? words.copy : words.suspended}</Badge>}
                    {kind === "passkey" && <Badge>{backedUp ? words.synced : words.device}</Badge>}
                  </>
                }
                detail={
                  <>
                    {!name.startsWith(methodWords[kind]) && <span>{words.kind(methodWords[kind])}</span>}
                    {confirmedAt && <span>{words.added(<Time at={confirmedAt} form="date" />)}</span>}
                    <span>{lastUsedAt ? words.used(<Time at={lastUsedAt} form="date" />) : words.unused}</span>
                  </>
                }
              />
            );
          })}
        </RowList>
      )}
    </Section>
  );
}
