import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { OwnApplication } from "@/lib/use-cases/applications/list-own";
import type { home } from "@/words/home";

type Props = { slug: string; applications: OwnApplication[]; now: Date; words: (typeof home)["en"]["applications"] };

/** Shows the applications that a member may use as tiles, each a link into it. One that asks for more says what to set up. */
export function OwnApplications({ slug, applications, now, words }: Props) {
  if (applications.length === 0) return <Section title={words.title} description={words.none} />;
  return (
    <Section title={words.title} description={words.lead}>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
        {applications.map(({ id, name, address, lastAt, locked }) => (
          <li key={id} className="relative flex items-center gap-3 rounded border border-line p-3 hover:bg-sunken">
            <Initial name={name} />
            <div className="min-w-0">
              {locked ? (
                <bdi className="font-medium wrap-anywhere">{name}</bdi>
              ) : (
                <a
                  href={address}
                  rel="noreferrer"
                  className="rounded-sm font-medium wrap-anywhere after:absolute after:inset-0"
                >
                  <bdi>{name}</bdi>
                </a>
              )}
              <p className="text-13 text-ink-soft">
                {locked ? (
                  <TextLink href={routes.security(slug)}>{words.locked[locked]}</TextLink>
                ) : lastAt ? (
                  words.lastUsed(<Time at={lastAt} form="ago" now={now} />)
                ) : (
                  words.neverUsed
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Initial({ name }: { name: string }) {
  const [first = "·"] = [...name.trim()];
  return (
    <span
      aria-hidden
      className="grid size-9 shrink-0 place-items-center rounded border border-line bg-sunken font-medium text-accent"
    >
      {first.toLocaleUpperCase()}
    </span>
  );
}
