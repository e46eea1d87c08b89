import { Prisma } from "@/lib/ground/db";
import type { ClassFacts } from "./member-class";

/** A member as lists show one. */
export type MemberRow = ClassFacts & {
  id: string;
  name: string;
  email: string;
  nameKey: string;
  codesSavedAt: Date | null;
  lockedAt: Date | null;
  lastSignInAt: Date | null;
  lastSignInAmr: string[];
  /** In a search: what matched, and in which walk. */
  token: string;
  walk: number;
};

/** The columns of a MemberRow, of the table called `m`. */
export const memberColumns = Prisma.sql`m.id::text, m.name, m.email, m.name_key as "nameKey", m.role::text as role,
  m.joined_at as "joinedAt", m.deactivated_at as "deactivatedAt", m.grace_until as "graceUntil", m.exempt_until as "exemptUntil",
  m.suspended_at as "suspendedAt", m.totp_count as "totpCount", m.passkey_count as "passkeyCount", m.email_count as "emailCount",
  m.recovery_codes_left as "recoveryCodesLeft", m.codes_saved_at as "codesSavedAt", m.locked_at as "lockedAt", m.last_sign_in_at as "lastSignInAt",
  coalesce(m.last_sign_in_amr, '{}') as "lastSignInAmr"`;
