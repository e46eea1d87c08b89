import { readWords } from "@/components/language/read-words";
import { EmptyState } from "@/components/ui/empty-state";
import { SecondLine } from "@/components/ui/second-line";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { listApplications } from "@/lib/use-cases/applications/list";
import { applications } from "@/words/applications";
import { MemberFrame } from "../../member-frame";
import { HeadCell, RowCell, RowTable } from "../row-table";
import { add } from "./actions";
import { AddForm } from "./add-form";

type Props = { params: Promise<{ workspace: string }> };

export default async function ApplicationsPage({ params }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "applications:manage");
  const words = await readWords(applications);
  const list = await listApplications(scope);
  // What the form's script needs; the rest of the words stays on the server.
  const said = {
    name: words.name,
    kind: words.kind,
    kinds: words.kinds,
    address: words.address,
    addressHint: words.addressHint,
    site: words.start,
    siteHint: words.siteHint,
    issuer: words.issuer,
    clientId: words.clientId,
    clientSecret: words.clientSecret,
    secretOnce: words.secretOnce,
    settings: words.settings,
    configuration: words.configuration,
    untried: words.untried,
    add: words.add,
  };
  return (
    <MemberFrame standing={scope} under="applications" title={words.title} lead={words.lead}>
      {list.length === 0 ? (
        <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>
      ) : (
        <RowTable
          label={words.title}
          head={[words.name, words.asksFor, words.lastSignIn].map((label) => <HeadCell key={label}>{label}</HeadCell>)}
        >
          {list.map((each) => (
            <tr key={each.id}>
              <RowCell part="name">
                <span className="block min-w-0">
                  <TextLink href={routes.application(slug, each.id)}>
                    <bdi>{each.name}</bdi>
                  </TextLink>
                  {each.pausedAt && <span className="text-ink-faint"> ({words.paused})</span>}
                  <SecondLine>{words.kinds[each.kind]}</SecondLine>
                </span>
              </RowCell>
              <RowCell part="state">{words.demands[each.demand]}</RowCell>
              <RowCell part="more">{each.lastAt ? <Time at={each.lastAt} /> : words.never}</RowCell>
            </tr>
          ))}
        </RowTable>
      )}
      <Section title={words.add}>
        <AddForm action={add.bind(null, slug)} words={said} />
      </Section>
    </MemberFrame>
  );
}
