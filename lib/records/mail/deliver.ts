import { open } from "@/lib/ground/crypto/seal";
import { after, days, minutes, seconds } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { backoff } from "./backoff";
import type { TemplateName } from "./catalogue";
import { type ClaimedMail, claimMails, dropMail, leaseSeconds, renewLeases, returnMail } from "./claim";
import { type Transport, Undelivered } from "./message";
import { payloadPlace } from "./place";
import { parseRecipient } from "./recipient";

const PARALLEL = 5;
/** How long a mail is tried before it is given up. */
const PATIENCE = days(3);

/** After this a round begins no more mails: a slow provider does not keep them from other processes. */
const longestRound = minutes(1);

/** What one round did: whether the provider accepted what it was given, and whether more mail may be due. */
export type Round = { sent: number; provider: "answers" | "fails"; more: boolean };

/**
 * Sends up to `limit` mails that are due. It deletes a mail once the transport accepted it, or unsent once the mail has
 * expired. A refused mail is tried again later and given up after 3 days. While the provider fails, mails go back
 * unchanged. A crash may send a mail twice, and never loses one. Throws if the database doesn't respond.
 */
export async function deliverMails(transport: Transport, now: Date, limit: number): Promise<Round> {
  const claimed = await claimMails(now, limit);
  const round: Round = { sent: 0, provider: "answers", more: claimed.length === limit };
  const held = new Set(claimed.map(({ id }) => id));
  // Where that fails, the database is away, and the round ends with it.
  const renewal = setInterval(() => renewLeases([...held]).catch(() => {}), seconds(leaseSeconds) / 3);
  const roundEnds = performance.now() + longestRound;
  const lane = async () => {
    for (let mail = claimed.shift(); mail; mail = claimed.shift()) {
      if (round.provider === "fails" || performance.now() > roundEnds) await returnMail(mail.id, now, mail.tries - 1);
      else await deliver(mail, transport, now, round);
      held.delete(mail.id);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: PARALLEL }, lane));
  clearInterval(renewal);
  for (const { reason } of lanes.filter((end) => end.status === "rejected")) throw reason;
  return round;
}

async function deliver(mail: ClaimedMail, transport: Transport, now: Date, round: Round): Promise<void> {
  if (mail.expiresAt && mail.expiresAt <= now) return dropMail(mail.id);
  try {
    await transport.send(await write(mail));
    round.sent += 1;
  } catch (error) {
    const fault = error instanceof Undelivered ? error.fault : "mail";
    if (fault === "provider") round.provider = "fails";
    const reason = error instanceof Undelivered ? error.message : "it could not be written";
    if (after(mail.createdAt, PATIENCE) <= now) {
      console.error(`mail: ${mail.template} ${mail.id} given up after 3 days: ${reason}`);
      return dropMail(mail.id);
    }
    console.error(`mail: ${mail.template} ${mail.id} not sent, will be tried again: ${reason}`);
    return returnMail(mail.id, after(now, backoff(mail.tries, fault)), mail.tries);
  }
  return dropMail(mail.id);
}

async function write({ id, workspaceId, template, payload, ...reader }: ClaimedMail) {
  // Loaded with the first mail, because the templates take longer than everything else that a start loads.
  const { renderMail } = await import("./render");
  const { to, params } = JSON.parse(open(payloadPlace(workspaceId, id), payload).toString());
  const words = await renderMail(template as TemplateName, params, reader, env().appUrl.href);
  return { id, to: parseRecipient(to), ...words };
}
