import { notFound, redirect } from "next/navigation";
import { readSessionToken } from "@/lib/access/auth";
import { readCaller } from "@/lib/access/caller";
import { routes } from "@/lib/ground/routes";
import { isSlug } from "@/lib/ground/slug";
import type { Permission } from "@/lib/rules/policy/permissions";
import type { Step } from "@/lib/rules/sign-in/next-step";
import { type FullStanding, judge, judgeFor, type Refusal, type Scope } from "./judge";
import { readStanding, type Standing } from "./standing";

/** The page of each step. */
const pages: Record<Step, (slug: string) => string> = {
  "sign-in": routes.signIn,
  "second-factor": routes.verify,
  "ask-for-help": routes.verify,
  "reset-code": routes.resetCode,
  "confirm-address": routes.enrol,
  enrol: routes.enrol,
  "save-codes": routes.enrol,
  in: routes.home,
};

/** Returns the path of a step's page in a workspace. Shows "not found" if the text can't be an address. */
export function pathOf(slug: string, step: Step): string {
  if (!isSlug(slug)) notFound();
  return pages[step](slug);
}

/** Reads who is calling in a workspace. Returns null if there is no session, or it belongs to another workspace. */
export async function findStanding(slug: string): Promise<Standing | null> {
  if (!isSlug(slug)) notFound();
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, await readCaller()) : null;
  return standing?.workspace.slug === slug ? standing : null;
}

/** The gate of the sign-in pages. It admits callers at one of these steps and leads others to their own page. */
export async function requireStep(slug: string, ...steps: Exclude<Step, "sign-in" | "in">[]): Promise<Standing> {
  const standing = await findStanding(slug);
  if (!standing) redirect(pathOf(slug, "sign-in"));
  if (!(steps as Step[]).includes(standing.step)) redirect(pathOf(slug, standing.step));
  return standing;
}

/** The gate of everything else. It requires a session that meets the policy at this very request. */
export async function requireSession(slug: string): Promise<FullStanding> {
  const judged = judge(await findStanding(slug));
  return judged.ok ? judged.scope : turnAway(slug, judged.refusal);
}

/** The gate of the console. It requires a full session whose role permits it. "Not permitted" and "not there" look the same. */
export async function requireScope<P extends Permission>(slug: string, permission: P): Promise<Scope<P>> {
  const judged = judgeFor(await findStanding(slug), permission);
  return judged.ok ? judged.scope : turnAway(slug, judged.refusal);
}

/** Leads a browser to the page of the step that is owed. */
function turnAway(slug: string, refusal: Refusal): never {
  if (refusal.reason === "not-permitted") notFound();
  redirect(pathOf(slug, refusal.reason === "unfinished" ? refusal.step : "sign-in"));
}
