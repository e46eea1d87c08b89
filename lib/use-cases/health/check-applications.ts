import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { isLoopback } from "@/lib/ground/settings";
import { readDeliveries } from "@/lib/use-cases/applications/deliveries";
import { readIssuerKeys } from "@/lib/use-cases/applications/issuer-keys";
import { type Finding, fail, ok, warn } from "./finding";

/** Checks each application of each workspace, and names what is wrong with it. A paused one is left out: no one can use it. */
export async function checkApplications(now: Date): Promise<Finding[]> {
  const workspaces = await asSystem<{ id: string; slug: string }>(Prisma.sql`
    select distinct w.id::text as id, w.slug from workspace w join application a on a.workspace_id = w.id order by w.slug`);
  const findings: Finding[] = [];
  let checked = 0;
  for (const { id, slug } of workspaces) {
    const found = await inWorkspace(id, (tx) => checkWorkspace(tx, slug, now));
    checked += found.checked;
    findings.push(...found.findings);
  }
  return findings.length > 0 ? findings : [ok(`Nothing is wrong with ${checked} applications`)];
}

async function checkWorkspace(tx: Tx, slug: string, now: Date): Promise<{ checked: number; findings: Finding[] }> {
  const rows = await tx.application.findMany({
    where: { pausedAt: null },
    include: {
      secrets: true,
      members: { take: 1 },
      uses: { orderBy: { lastAt: "desc" }, take: 1 },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const findings: Finding[] = [];
  const keys = await readIssuerKeys(tx, now);
  if (rows.length > 0 && !keys.some(({ signs }) => signs))
    findings.push(
      fail(
        `${slug}: no signing key can be opened, so no one can sign in to any application. Add the lost key to ENCRYPTION_KEYS.`,
      ),
    );
  for (const row of rows) {
    const of = `${slug}, “${row.name}”:`;
    const { kind, audience, roles, members, secrets, redirectAddresses, backChannelAddress } = row;
    if (kind !== "gate" && redirectAddresses.length === 0)
      findings.push(fail(`${of} no redirect address is registered, so no sign-in can end.`));
    if (kind === "web" && secrets.length === 0) findings.push(fail(`${of} it has no client secret. Make one.`));
    if (kind === "gate" && new URL(row.address).hostname === env().appUrl.hostname)
      findings.push(fail(`${of} it lies on Gatehouse’s own host, where their cookies would mix.`));
    if ((audience === "roles" && roles.length === 0) || (audience === "members" && members.length === 0))
      findings.push(warn(`${of} no one may use it.`));
    if (
      secrets.length > 1 &&
      secrets.some(({ lastUsedAt, createdAt }) => (lastUsedAt ?? createdAt) < after(now, -days(30)))
    )
      findings.push(warn(`${of} one of two client secrets was not used for 30 days. Remove it.`));
    const lastAt = row.uses[0]?.lastAt ?? null;
    if (row.lastFailedAt && row.lastFailure && (!lastAt || lastAt < row.lastFailedAt))
      findings.push(
        warn(`${of} the last sign-in failed (${row.lastFailure}${row.failureDetail ? `: ${row.failureDetail}` : ""}).`),
      );
    if (!backChannelAddress) continue;
    if (!backChannelAddress.startsWith("https:") && !isLoopback(env().appUrl))
      findings.push(warn(`${of} its back-channel address is not https, so it is not told of sign-outs.`));
    const [newest] = await readDeliveries(tx, row.id, 1);
    if (newest && (newest.state === "again" || newest.state === "given-up"))
      findings.push(
        warn(
          `${of} it was not told of the last sign-out (${newest.failure ?? "unknown"}${newest.status ? ` ${newest.status}` : ""}).`,
        ),
      );
  }
  return { checked: rows.length, findings };
}
