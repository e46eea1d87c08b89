import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { type Act, owedProof } from "@/lib/access/sessions/freshness";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import type { AskedProof } from "@/lib/rules/applications/demand";
import { findOwnRequest } from "@/lib/use-cases/applications/current-request";
import { judgeRequest } from "@/lib/use-cases/applications/request";
import { toApplication } from "@/words/to-application";
import { confirmPath } from "../../account/confirm/require-fresh";

type Props = { params: Promise<{ workspace: string; id: string }> };

/** Where an application's sign-in waits for what is owed: the steps of every sign-in first, then what the application asks for. */
export default async function ContinuePage({ params }: Props) {
  const { workspace: slug, id } = await params;
  const standing = await requireSession(slug);
  const words = await readWords(toApplication);
  const { workspace } = standing;
  const frame = (title: string, lead: string, children: ReactNode) => (
    <EntryFrame
      workspace={workspace.name}
      brand={brandLinks(workspace)}
      workspaceHref={routes.home(slug)}
      title={title}
      lead={lead}
    >
      {children}
    </EntryFrame>
  );
  const home = <TextLink href={routes.home(slug)}>{words.home}</TextLink>;
  const request = await findOwnRequest(workspace.id, id, standing.now);
  if (!request) return frame(words.expired, words.expiredLead, home);
  const { name } = request.application;
  const judged = await judgeRequest(standing, request);
  const back = <a href={request.resumePath}>{words.back(name)}</a>;
  switch (judged.verdict) {
    case "go":
      // Not a redirect: it would end at the application, and a browser that came by a form would not follow it there (form-action).
      return frame(
        words.going(name),
        words.goingLead,
        <>
          <meta httpEquiv="refresh" content={`0;url=${request.resumePath}`} />
          <a className="underline" href={request.resumePath}>
            {words.going(name)}
          </a>
        </>,
      );
    case "not-yours":
      return frame(words.notYours(name), words.notYoursLead(workspace.name), back);
    case "paused":
      return frame(words.paused(name), words.pausedLead(workspace.name), home);
    case "owed": {
      const { assurance } = judged.asked;
      const proof = actFor(judged.asked);
      const owed = owedProof(standing, proof);
      if (judged.lacks !== "enrol" && (owed.password || owed.secondFactor))
        redirect(confirmPath(standing, { at: ["continueRequest", id], proof }));
      return frame(
        words.needs[assurance],
        words.needsLead[assurance](name),
        <>
          <LinkButton href={routes.security(slug)}>{words.security}</LinkButton>
          {back}
        </>,
      );
    }
  }
}

const factors = { sfa: "any", mfa: "strong", phr: "key" } as const;

const actFor = ({ assurance, since }: AskedProof): Act => ({
  since: (since ?? new Date(0)).toISOString(),
  factor: factors[assurance],
});
