import { AppWindow } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { ReachedApplication } from "@/lib/use-cases/applications/list-reached";
import { security } from "@/words/security";
import { signOutOf } from "./session-actions";

/** Lists the applications that a member reached, and when. Each is signed out of by itself. */
export async function ApplicationsSection({ slug, list }: { slug: string; list: ReachedApplication[] }) {
  const words = (await readWords(security)).applications;
  return (
    <Section title={words.title} description={words.about} flush>
      <RowList label={words.title}>
        {list.map(({ id, name, lastAt, signedIn }) => (
          <Row
            key={id}
            icon={<AppWindow aria-hidden />}
            title={
              <>
                <bdi id={`application-${id}`}>{name}</bdi>
                {signedIn && <Badge>{words.signedIn}</Badge>}
              </>
            }
            detail={words.reached(<Time at={lastAt} />)}
            actions={
              signedIn && (
                <form action={signOutOf.bind(null, slug, id)}>
                  <Button size="small" aria-describedby={`application-${id}`}>
                    {words.signOut}
                  </Button>
                </form>
              )
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
