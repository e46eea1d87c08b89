import { notFound, redirect } from "next/navigation";
import { readSessionToken } from "@/lib/access/auth";
import { readCaller } from "@/lib/access/caller";
import { noteReturnPage } from "@/lib/access/return-page";
import { currentRequest } from "@/lib/ground/request";
import { routes } from "@/lib/ground/routes";
import { isSlug } from "@/lib/ground/slug";
import { waitingRequest } from "@/lib/ground/waiting-request";
import type { Permission } from "@/lib/rules/policy/permissions";
import type { Because } from "@/lib/rules/sign-in/ended";
import type { Step } from "@/lib/rules/sign-in/next-step";
import { type FullStanding, judge, judgeFor, type Refusal, type Scope } from "./judge";
import { noteRefusal } from "./note-refusal";
import { findSession, type Standing } from "./standing";

/** The page of each step. */
const pages: Record<Step, (slug: string, query: { request?: string | null }) => string> = {
  "sign-in": routes.signIn,
  "second-factor": routes.verify,
  "ask-for-help": routes.verify,
  "reset-code": routes.resetCode,
  "confirm-address": routes.enrol,
  enrol: routes.enrol,
  "save-codes": routes.enrol,
  in: (slug, { request }) => (request ? routes.continueRequest(slug, request) : routes.home(slug)),
};

/**
 * Returns the path of a step's page in a workspace. A sign-in to an application that this tab waits for goes along. Shows "not found" if
 * the text can't be an address.
 */
export function pathOf(slug: string, step: Step): string {
  if (!isSlug(slug)) notFound();
  return pages[step](slug, { request: waitingRequest() });
}

/** Reads who is calling in a workspace, or why their session there is over. Both null: they have none, or one elsewhere. */
async function findCaller(slug: string): Promise<{ standing: Standing | null; because: Because | null }> {
  if (!isSlug(slug)) notFound();
  const token = await readSessionToken();
  const { standing = null, over = null } = token ? await findSession(token, await readCaller()) : {};
  return {
    standing: standing?.workspace.slug === slug ? standing : null,
    because: over?.slug === slug ? over.because : null,
  };
}

/** The gate of the sign-in pages. It admits callers at one of these steps and leads others to their own page. */
export async function requireStep(slug: string, ...steps: Exclude<Step, "sign-in" | "in">[]): Promise<Standing> {
  const { standing, because } = await findCaller(slug);
  if (!standing) redirect(routes.signIn(slug, { because, request: waitingRequest() }));
  if (!(steps as Step[]).includes(standing.step)) redirect(pathOf(slug, standing.step));
  return standing;
}

/** The gate of everything else. It requires a session that meets the policy at this very request. */
export async function requireSession(slug: string): Promise<FullStanding> {
  const { standing, because } = await findCaller(slug);
  const judged = judge(standing);
  return judged.ok ? judged.scope : turnAway(slug, judged.refusal, because);
}

/** The gate of the console. It requires a full session whose role permits it. "Not permitted" and "not there" look the same. */
export async function requireScope<P extends Permission>(slug: string, permission: P): Promise<Scope<P>> {
  const { standing, because } = await findCaller(slug);
  const judged = judgeFor(standing, permission);
  // A page that is not shown is no act.
  if (standing && !judged.ok && judged.refusal.reason === "not-permitted" && currentRequest()?.method === "POST")
    await noteRefusal(standing, { act: permission.replace(":", ".") }, { ok: false, reason: "wrong-role" });
  return judged.ok ? judged.scope : turnAway(slug, judged.refusal, because);
}

/** Leads a browser to the page of the step that is owed. The sign-in page says why a session is over. */
function turnAway(slug: string, refusal: Refusal, because: Because | null): never {
  if (refusal.reason === "not-permitted") notFound();
  if (refusal.reason === "unfinished") redirect(pathOf(slug, refusal.step));
  redirect(routes.signIn(slug, { because, request: waitingRequest(), to: noteReturnPage() }));
}
