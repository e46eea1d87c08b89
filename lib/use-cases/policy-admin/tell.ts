import type { Caller } from "@/lib/access/caller";
import { Prisma, type Tx } from "@/lib/ground/db";
import type { Params } from "@/lib/records/mail/catalogue";
import { queueMails } from "@/lib/records/mail/queue";
import { isActiveSql } from "@/lib/records/member-rows/active";
import { readActiveOwners } from "@/lib/records/member-rows/active-owners";
import type { Version } from "@/lib/records/policy-versions/read-versions";
import type { Change } from "@/lib/rules/policy/changes";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type Guard, mayApprovePublication } from "@/lib/rules/policy/weakening";
import type { Publisher } from "./publication";

/** The most people who are asked for their approval by mail; owners come first. */
const mailedAtMost = 20;

type Telling = { taken: Change[]; by: Publisher };
type How = Pick<Params<"policy-weakened">, "how" | "stopToken">;

/** Tells every other owner that a guard is taken away, and how. If it is held, the one who asked gets the link to stop it, too. */
export async function tellOwners(tx: Tx, caller: Caller, { how, stopToken, ...about }: Telling & How): Promise<void> {
  const owners = await readActiveOwners(tx);
  const told = how.kind === "held" ? owners : owners.filter(({ id }) => id !== about.by.id);
  await mail(tx, caller, told, about, { how, ...(stopToken ? { stopToken } : {}) });
}

/** Asks everyone who may approve, and tells the owners. */
export async function tellApprovers(tx: Tx, caller: Caller, { guards, ...about }: Telling & { guards: Guard[] }) {
  type Row = { id: string; email: string; role: RoleName };
  const staff = await tx.$queryRaw<Row[]>(Prisma.sql`
    select id::text, email, role::text from member where workspace_id = ${tx.workspaceId}::uuid and role <> 'member'
      and role in ('owner', 'admin') and ${isActiveSql("member")}
    order by (role = 'owner') desc, name_key, id limit 200`);
  const { by } = about;
  const told = staff.filter(
    (one) => one.id !== by.id && (one.role === "owner" || mayApprovePublication(guards, by, one)),
  );
  await mail(tx, caller, told.slice(0, mailedAtMost), about, { how: { kind: "asked" } });
}

async function mail(
  tx: Tx,
  { now }: Caller,
  to: { email: string }[],
  { taken: changes, by }: Telling,
  how: How,
): Promise<void> {
  const { name, slug } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
  const params = { workspace: { name, slug }, by: by.name, at: now.toISOString(), changes, ...how };
  await queueMails(
    tx,
    to.map(({ email }) => ({ template: "policy-weakened", to: email, params })),
  );
}

type Outcome = Params<"policy-decided">["outcome"];

/** Tells the one who asked, and every owner, how a publication that waited has ended. The person who decided knows. */
export async function tellDecided(
  tx: Tx,
  { now }: Caller,
  { draft, outcome, by }: { draft: Version; outcome: Outcome; by: { id: string; name: string } | null },
): Promise<void> {
  const { name, slug } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
  const asker = draft.askedById ? await tx.member.findFirst({ where: { id: draft.askedById } }) : null;
  const people = new Map((await readActiveOwners(tx)).map(({ id, email }) => [id, email]));
  if (asker?.joinedAt && !asker.deactivatedAt) people.set(asker.id, asker.email);
  people.delete(by?.id ?? "");
  const params = {
    workspace: { name, slug },
    askedBy: asker?.name ?? null,
    by: by?.name ?? null,
    at: now.toISOString(),
    outcome,
  };
  await queueMails(
    tx,
    [...people.values()].map((email) => ({ template: "policy-decided", to: email, params })),
  );
}
