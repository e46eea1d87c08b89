import type { Scope } from "@/lib/access/sessions/judge";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Permission } from "@/lib/rules/policy/permissions";
import { addEmailCode, openSession, type Person, signIn } from "./people";

/** The receipt that requireScope would give, given without asking: use-cases must hold by themselves. */
export function forgeScope<P extends Permission>(standing: Standing, permission: P): Scope<P> {
  return { ...standing, permission } as unknown as Scope<P>;
}

/** Signs an enrolled person in and forges a receipt for them. */
export async function scopeOf<P extends Permission>(person: Person, permission: P, now: Date): Promise<Scope<P>> {
  return forgeScope(await signIn(person, now), permission);
}

/** Forges a receipt for a person with nothing enrolled who proved their password. */
export async function bareScope<P extends Permission>(person: Person, permission: P, now: Date): Promise<Scope<P>> {
  return forgeScope(await openSession(person, [{ kind: "password" }], now), permission);
}

/** Forges a receipt for a person whose only second factor is an emailed code, and who proved it. */
export async function mailedScope<P extends Permission>(person: Person, permission: P, now: Date): Promise<Scope<P>> {
  await addEmailCode(person, now);
  return forgeScope(await openSession(person, [{ kind: "password" }, { kind: "email" }], now), permission);
}
