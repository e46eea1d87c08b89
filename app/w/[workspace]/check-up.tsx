import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Pillars } from "@/components/ui/pillars";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { isExempt } from "@/lib/rules/policy/assess";
import { pillarsOf } from "@/lib/rules/policy/pillars";
import type { HelpContacts } from "@/lib/use-cases/resets/help-contacts";
import type { home } from "@/words/home";
import { SupportContact } from "./support-contact";

type Words = (typeof home)["en"];
type Props = {
  standing: FullStanding;
  /** What their methods are called. */
  methods: string[];
  contacts: HelpContacts;
  words: Words["security"];
  lost: Words["lost"];
};

const few = 3;
const states = ["unprotected", "fragile", "protected"] as const;

/** Shows how well a member's account is protected and what that stands on, and says what to do if it is lost. */
export function CheckUp({ standing, methods, contacts, words, lost }: Props) {
  const { workspace, member, assessment } = standing;
  const security = routes.security(workspace.slug);
  const pillars = pillarsOf(assessment);
  const state = words.states[states[pillars]];
  return (
    <Section
      title={words.title}
      actions={
        <LinkButton href={security} tone={pillars === 0 ? "primary" : "secondary"}>
          {pillars === 0 ? words.add : words.open}
        </LinkButton>
      }
    >
      <div className="flex items-center gap-4">
        <Pillars filled={pillars} className="size-11" />
        <div className="min-w-0">
          <p className="text-16 font-medium">{state.name}</p>
          <p className="text-ink-soft">{state.text}</p>
        </div>
      </div>
      {member.distrustedAt && <p className="mt-4">{words.distrusted}</p>}
      <dl className="mt-5 grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-6 border-t border-line">
        <Fact name={words.methods}>
          {methods.length > 0 ? (
            <ul className="flex flex-col gap-1">
              {methods.map((name, i) => (
                <li key={`${i} ${name}`}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          ) : (
            words.noMethods
          )}
        </Fact>
        {assessment.hasFactor && (
          <Fact name={words.codes}>
            <span>{words.codesLeft(member.recoveryCodesLeft)}</span>
            {member.recoveryCodesLeft <= few && (
              <span>
                {" · "}
                <TextLink href={security}>{words.newCodes}</TextLink>
              </span>
            )}
          </Fact>
        )}
        {!assessment.covered && assessment.deadline && (
          <Fact name={words.deadline}>{words.deadlineAt(<Time at={assessment.deadline} />)}</Fact>
        )}
        {!assessment.covered && member.exemptUntil && isExempt(member, standing.now) && (
          <Fact name={words.exempt}>{words.exemptUntil(<Time at={member.exemptUntil} form="date" />)}</Fact>
        )}
      </dl>
      <h3 className="mt-5 font-medium">{lost.title}</h3>
      <ul className="mt-1 flex list-disc flex-col gap-1 ps-5 text-ink-soft marker:text-ink-faint">
        {methods.length > 1 && <li>{lost.otherMethod}</li>}
        {assessment.hasFactor && member.recoveryCodesLeft > 0 && <li>{lost.code}</li>}
        <li>{sayContacts(contacts, lost)}</li>
      </ul>
      {workspace.supportContact && (
        <div className="mt-2 text-ink-soft">
          <SupportContact workspace={workspace} />
        </div>
      )}
    </Section>
  );
}

function sayContacts({ names, support }: HelpContacts, lost: Words["lost"]): string {
  if (names.length > 0) return lost.ask(names);
  return support ? lost.support(support) : lost.noOne;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-b border-line py-3 text-ink-soft">{name}</dt>
      <dd className="min-w-0 border-b border-line py-3 wrap-anywhere">{children}</dd>
    </>
  );
}
