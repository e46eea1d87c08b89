import { Laptop } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Glyph } from "@/components/ui/glyph";
import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { RecentSignIn } from "@/lib/use-cases/home/read-home";
import type { devices } from "@/words/devices";
import type { home } from "@/words/home";
import type { methods } from "@/words/methods";

type Props = {
  slug: string;
  signIns: RecentSignIn[];
  now: Date;
  words: (typeof home)["en"]["signIns"];
  sayDevice: (typeof devices)["en"]["sayDevice"];
  sayVerified: (typeof methods)["en"]["sayVerified"];
};

/** Lists a member's latest sign-ins, and the times that someone knew the password and stopped at the second factor. */
export function RecentSignIns({ slug, signIns, now, words, sayDevice, sayVerified }: Props) {
  return (
    <Section
      title={words.title}
      description={signIns.length > 0 ? words.lead : words.none}
      actions={
        <>
          <LinkButton href={routes.notMe(slug)}>{words.notMe}</LinkButton>
          <LinkButton href={routes.security(slug)}>{words.more}</LinkButton>
        </>
      }
      flush
    >
      {signIns.length > 0 && (
        <RowList label={words.title}>
          {signIns.map(({ id, at, device, address, amr, current, unfinished }) => (
            <Row
              key={id}
              icon={unfinished ? <Glyph shape="warn" className="text-warn" /> : <Laptop aria-hidden />}
              title={
                <>
                  {sayDevice(device)}
                  {current && <Badge>{words.current}</Badge>}
                </>
              }
              detail={
                <>
                  <Time at={at} form="ago" now={now} />
                  {address && <span> · {address}</span>}
                  <span>{` · ${unfinished ? words.unfinished : sayVerified(amr)}`}</span>
                </>
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
