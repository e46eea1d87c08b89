import { notFound, redirect } from "next/navigation";
import { readSessionToken } from "@/lib/access/auth";
import { readCaller } from "@/lib/access/caller";
import { routes } from "@/lib/ground/routes";
import { isSlug } from "@/lib/ground/slug";
import { type Permission, permits } from "@/lib/rules/policy/permissions";
import type { Step } from "@/lib/rules/sign-in/next-step";
import { readStanding, type Standing } from "./standing";

declare const receipt: unique symbol;
/** A standing whose session is full: only the gates below make one. */
export type FullStanding = Standing & { step: "in"; [receipt]: "full" };
/** A full standing whose role was found to permit something: what a use-case of the console demands. */
export type Scope<P extends Permission> = FullStanding & { readonly permission: P };

/** Where each step is shown. */
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

/** The path of a step's page in a workspace; not found where the address can be none. */
export function pathOf(slug: string, step: Step): string {
  if (!isSlug(slug)) notFound();
  return pages[step](slug);
}

/** Reads who is calling in a workspace; null where nobody is, or somebody of another workspace. */
export async function findStanding(slug: string): Promise<Standing | null> {
  if (!isSlug(slug)) notFound();
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, await readCaller()) : null;
  return standing?.workspace.slug === slug ? standing : null;
}

/** The gate of the pages on the way in: lets through who stands at one of these steps, and shows others their own page. */
export async function requireStep(slug: string, ...steps: Exclude<Step, "sign-in" | "in">[]): Promise<Standing> {
  const standing = await findStanding(slug);
  if (!standing) redirect(pathOf(slug, "sign-in"));
  if (!(steps as Step[]).includes(standing.step)) redirect(pathOf(slug, standing.step));
  return standing;
}

/** The gate of everything else: a session that meets the policy at this very request. */
export async function requireSession(slug: string): Promise<FullStanding> {
  const standing = await findStanding(slug);
  if (!standing) redirect(pathOf(slug, "sign-in"));
  if (standing.step !== "in") redirect(pathOf(slug, standing.step));
  return standing as FullStanding;
}

/** The gate of the console: a full session whose role permits it. Not permitted and not there are the same answer. */
export async function requireScope<P extends Permission>(slug: string, permission: P): Promise<Scope<P>> {
  const standing = await requireSession(slug);
  if (!permits(standing.member.role, permission)) notFound();
  return Object.assign(standing, { permission });
}
