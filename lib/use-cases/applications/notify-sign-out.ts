import { createPrivateKey, type JsonWebKey, randomUUID, sign } from "node:crypto";
import { inWorkspace, type Prisma } from "@/lib/ground/db";
import { days } from "@/lib/ground/durations";
import { PostError, post } from "@/lib/ground/post";
import type { Kind, Task } from "@/lib/records/tasks/work";
import type { DeliveryData } from "./deliveries";
import { issuerOf } from "./issuer";
import { type IssuerKeyPair, readIssuerKeys } from "./issuer-keys";

/** How long an application that does not answer is told again. */
const longest = days(1);

type Notice = DeliveryData;

/**
 * Tells an application that a session ended (OpenID Connect Back-Channel Logout 1.0). The task was queued in the transaction that ended
 * it. One that fails is tried again every five minutes, for a day. What became of it is written down, for the application's page.
 */
export const notifySignOut: Kind = async (task, now, commit) => {
  const notice = task.data as Notice;
  const queuedAt = Number(task.subject.split(":").at(-1));
  const isTold = now.getTime() - queuedAt < longest;
  if (isTold) {
    const { slug, keys } = await inWorkspace(task.workspaceId, async (tx) => ({
      slug: (await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId }, select: { slug: true } })).slug,
      keys: await readIssuerKeys(tx, now),
    }));
    const key = keys.find(({ algorithm, signs }) => algorithm === "RS256" && signs);
    if (key)
      await post(new URL(notice.address), { logout_token: writeLogoutToken(key, issuerOf(slug), notice, now) }).catch(
        (error) => noteFailure(task, notice, error),
      );
  }
  return commit(async (tx) => {
    await tx.task.updateMany({
      where: keyOf(task),
      data: { data: { ...notice, ended: isTold ? "told" : "given-up" } },
    });
    return null;
  });
};

const keyOf = ({ kind, subject }: Task) => ({ kind, subject });

/** Notes why an application was not told this time, and throws the cause on. */
async function noteFailure(task: Task, notice: Notice, error: unknown): Promise<never> {
  const { cause, status } = error instanceof PostError ? error : { cause: "unreachable", status: null };
  const data = { ...notice, tries: (notice.tries ?? 0) + 1, failure: cause, status } as Prisma.InputJsonObject;
  await inWorkspace(task.workspaceId, (tx) => tx.task.updateMany({ where: keyOf(task), data: { data } }));
  throw error;
}

/** Writes a logout token (section 2.4): it names the session, and carries no nonce, so that it is no ID token. */
export function writeLogoutToken({ id, privateKey }: IssuerKeyPair, issuer: string, notice: Notice, now: Date): string {
  const at = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: issuer,
    aud: notice.application,
    iat: at,
    exp: at + 120,
    jti: randomUUID(),
    sub: notice.member,
    sid: notice.session,
    events: { "http://schemas.openid.net/event/backchannel-logout": {} },
  };
  const text = [{ alg: "RS256", kid: id, typ: "logout+jwt" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const key = createPrivateKey({ key: privateKey as JsonWebKey, format: "jwk" });
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}
