import { ShieldOff } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/row-list";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import type { DistrustedKey } from "@/lib/use-cases/credentials/list-distrusted";
import { methods } from "@/words/methods";
import { security } from "@/words/security";
import { LinkForm, OpenButton } from "./open-button";

type Props = { standing: FullStanding; distrusted: DistrustedKey; removable: boolean };

/** Shows a key that was switched off because it may have been copied, the reason, and what to do with it. */
export async function DistrustedRow({ standing: { workspace, policy }, distrusted, removable }: Props) {
  const { id, named, distrustedAt } = distrusted;
  const path = routes.security(workspace.slug);
  const words = (await readWords(security)).methods;
  const about = `method-${id}`;
  return (
    <Row
      icon={<ShieldOff aria-hidden />}
      title={
        <>
          <bdi id={about}>{(await readWords(methods)).sayName(named)}</bdi>
          <Badge>{words.off}</Badge>
        </>
      }
      detail={words.copied(<Time at={distrustedAt} form="date" />)}
      actions={
        <>
          {policy.settings.methods.passkey && (
            <LinkForm path={routes.securityPasskey(workspace.slug)} query={{ replace: id }}>
              <Button size="small" aria-describedby={about}>
                {words.replace}
              </Button>
            </LinkForm>
          )}
          {removable && (
            <OpenButton path={path} method={id} about={about} size="small" open="remove">
              {words.remove}
            </OpenButton>
          )}
        </>
      }
    />
  );
}
