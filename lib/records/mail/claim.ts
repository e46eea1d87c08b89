import { asSystem, Prisma } from "@/lib/ground/db";
import { isAbleSql } from "@/lib/records/member-rows/active";
import type { MailReader } from "./reader";

/** A queued mail leased to this process. */
export type ClaimedMail = {
  id: string;
  workspaceId: string | null;
  template: string;
  payload: Uint8Array;
  createdAt: Date;
  expiresAt: Date | null;
  tries: number;
} & MailReader;

/**
 * How many seconds a claimed mail belongs to its process, which renews that while it works. A crash delays the mail by as much. The
 * database's clock counts, because those of two processes may differ by more.
 */
export const leaseSeconds = 15;

/** Who would unlock the reader of a notice, which has a link to lock the account under its own id. */
const unlocker = Prisma.sql`(
  select case when me.role <> 'owner' then 'admin' when exists (select from member where member.workspace_id = me.workspace_id
    and member.role = 'owner' and member.id <> me.id and ${isAbleSql}) then 'owner' else 'password' end
  from notice_link l join member me on me.workspace_id = l.workspace_id and me.id = l.member_id
  where l.workspace_id = m.workspace_id and l.id = m.id)`;

const leaseEnd = Prisma.sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;

/**
 * Leases up to `limit` mails that are due, urgent ones first. It is one statement and leaves no transaction open: two processes never
 * get the same mail, and sending holds no lock.
 */
export function claimMails(now: Date, limit: number): Promise<ClaimedMail[]> {
  return asSystem<ClaimedMail>(Prisma.sql`
    with due as (
      select id from queued_mail where next_try_at <= ${now} and (leased_until is null or leased_until <= clock_timestamp())
      order by lane, next_try_at limit ${limit} for update skip locked
    )
    update queued_mail m set leased_until = ${leaseEnd}, tries = tries + 1 from due where m.id = due.id
    returning m.id, m.workspace_id as "workspaceId", m.template, m.payload, m.created_at as "createdAt",
      m.expires_at as "expiresAt", m.tries, m.language, m.time_zone as "timeZone",
      ${unlocker} as unlocker, (select w.accent from workspace w where w.id = m.workspace_id) as accent`);
}

/** Keeps mails that this process works on for another lease. */
export async function renewLeases(ids: string[]): Promise<void> {
  await asSystem(Prisma.sql`update queued_mail set leased_until = ${leaseEnd} where id = any(${ids}::uuid[])`);
}

/** Deletes a mail that was sent or never will be. */
export async function dropMail(id: string): Promise<void> {
  await asSystem(Prisma.sql`delete from queued_mail where id = ${id}::uuid`);
}

/** Returns a mail to the queue, to be tried again at a time, after so many tries so far. */
export async function returnMail(id: string, nextTryAt: Date, tries: number): Promise<void> {
  await asSystem(
    Prisma.sql`update queued_mail set next_try_at = ${nextTryAt}, leased_until = null, tries = ${tries} where id = ${id}::uuid`,
  );
}
