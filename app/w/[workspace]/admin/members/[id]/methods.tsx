import { KeyRound, Mail, Smartphone } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { amount } from "@/words/en/amounts";
import { methodWords, sayName } from "@/words/en/methods";

const icons = { totp: Smartphone, passkey: KeyRound, email: Mail };

/** Lists a member's confirmed methods by name and kind, and how many recovery codes are left. */
export function Methods({ found: { member, credentials } }: { found: MemberPage }) {
  const codes = member.codesSavedAt
    ? `${amount(member.recoveryCodesLeft, "recovery code")} left.`
    : "No recovery codes are saved.";
  return (
    <Section
      title="Two-factor methods"
      description={credentials.length > 0 ? codes : "None. Only the password protects this account."}
      flush
    >
      {credentials.length > 0 && (
        <RowList label="Two-factor methods">
          {credentials.map(({ id, kind, named, confirmedAt, lastUsedAt, suspendedAt, distrustedAt, backedUp }) => {
            const Icon = icons[kind];
            return (
              <Row
                key={id}
                icon={<Icon aria-hidden />}
                title={
                  <>
                    <bdi>{sayName(named)}</bdi>
                    {suspendedAt && (
                      <Badge>{distrustedAt ? "Switched off: may be a copy" : "Switched off by a reset"}</Badge>
                    )}
                    {kind === "passkey" && <Badge>{backedUp ? "Synced" : "Only on this device"}</Badge>}
                  </>
                }
                detail={
                  <>
                    {methodWords[kind]}, added {confirmedAt && <Time at={confirmedAt} form="date" />}
                    {lastUsedAt ? (
                      <span>
                        , last used <Time at={lastUsedAt} form="date" />
                      </span>
                    ) : (
                      <span>, not used yet</span>
                    )}
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
