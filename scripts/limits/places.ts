import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sessionsKept } from "@/lib/access/sessions/prepare-session";
import { minutes } from "@/lib/ground/durations";
import { emailCodeTime } from "@/lib/methods/email-codes/code";
import { ceremonyTime } from "@/lib/methods/passkeys/challenge";
import { refusedFrom } from "@/lib/methods/passwords/hash-queue";
import { mostLogoBytes } from "@/lib/rules/brand/logo";
import { expiryOf, idleTime, wholeTime } from "@/lib/rules/sign-in/lifetimes";
import { pendingAtMost } from "@/lib/use-cases/enrolment/register-passkey";
import { invitationTime } from "@/lib/use-cases/invitations/issue";
import { pendingTime } from "@/lib/use-cases/sign-up/pending";
import { doorLimits } from "@/server/door-limits";
import type { Proof } from "./entry";
import { sayTime } from "./say-time";

/** A limit that is no budget: what it holds down, its number, what happens beyond, and its test. */
export type Place = { what: string; number: string; beyond: string; proof: Proof };

const sessions = readFileSync(join(import.meta.dirname, "../../prisma/functions/09-sessions.sql"), "utf8");

/** Reads a number of the database's own function, which no TypeScript knows. */
function ofSql(pattern: RegExp): number {
  const [, number] = pattern.exec(sessions) ?? [];
  if (!number) throw new Error(`prisma/functions/09-sessions.sql has no ${pattern}`);
  return Number(number);
}

const start = new Date(0);
const lives = (stage: "challenge" | "enrolment") => sayTime(expiryOf(stage, "member", start).getTime());
const size = (bytes: number) => (bytes >= 2 ** 20 ? `${bytes / 2 ** 20} MB` : `${bytes / 2 ** 10} KB`);
const { connections, work, gate, openid, bodies, unread } = doorLimits;
const advance = "lib/access/sessions/advance.test.ts";
const door = "server/door.test.ts";

/** Limits on sessions and other things that live side by side. */
export const places: Place[] = [
  {
    what: "full sessions of a member",
    number: String(sessionsKept),
    beyond: "a sign-in with every factor ends the one unused longest",
    proof: [advance, "twenty are kept, and the next sign-in ends the one unused longest"],
  },
  {
    what: "unfinished sessions of a member, by what they have proven",
    number: String(ofSql(/place > (\d+)/)),
    beyond: "the oldest ends, of the address that has most; no full session, and none that was allowed to enrol",
    proof: [advance, "are twenty in all: the oldest of the address that has most ends"],
  },
  {
    what: "the same, from one address",
    number: String(ofSql(/here > (\d+)/)),
    beyond: "the oldest of that address ends",
    proof: [advance, "are ten from one address: the oldest of them ends, and none of another address"],
  },
  {
    what: "rows of a member's unfinished sessions that ended",
    number: String(ofSql(/OFFSET (\d+)/)),
    beyond: "the oldest are deleted",
    proof: [advance, "leave at most sixty rows of a member, and the newest work"],
  },
  {
    what: "a session's time: challenge, enrolment",
    number: `${lives("challenge")}, ${lives("enrolment")}`,
    beyond: "sign in again",
    proof: ["lib/use-cases/resets/open.test.ts", "an enrolment left for 30 minutes requires a new code"],
  },
  {
    what: "a full session's time, and idle: members; other roles",
    number: [wholeTime("member"), idleTime("member"), wholeTime("admin"), idleTime("admin")].map(sayTime).join(", "),
    beyond: "sign in again",
    proof: [advance, "a session raised again, after a policy asked for more, still ends by the clock it began with"],
  },
  {
    what: "passkeys a member sets up at a time",
    number: String(pendingAtMost),
    beyond: "the oldest set-up is dropped",
    proof: ["lib/methods/passkeys/ceremonies.test.ts", "[C1] ceremonies of several tabs live side by side"],
  },
  {
    what: "the time of a passkey ceremony · mailed code · sign-up · invitation",
    number: [ceremonyTime, emailCodeTime, pendingTime, invitationTime].map(sayTime).join(" · "),
    beyond: "begin again",
    proof: ["lib/use-cases/invitations/invite.test.ts", "a link stops working after a week"],
  },
  {
    what: "connections: a process, an address block",
    number: `${connections.total}, ${connections.perBlock}`,
    beyond: "the oldest idle one ends",
    proof: [
      door,
      "[A1] thousands of idle connections from one address leave room for others, and for its own newer ones",
    ],
  },
  {
    what: "requests worked on: a process, an address block, a block when it is crowded",
    number: `${work.total}, ${work.perBlock}, ${work.perBlockCrowded}`,
    beyond: "503 with `Retry-After`",
    proof: [
      door,
      "[A1] eighteen connections that pipeline and never read take no place: everyone else is served, meanwhile and after",
    ],
  },
  {
    what: "checks of the gate at once: a process, an application",
    number: `${gate.total}, ${gate.perApplication}`,
    beyond: "503 with `Retry-After`",
    proof: [
      "server/gate.test.ts",
      "[G9] a flood of strangers' checks writes nothing, and leaves another application's checks their place",
    ],
  },
  {
    what: "requests to issuers' endpoints at once: a process, an address block",
    number: `${openid.total}, ${openid.perBlock}`,
    beyond: "503 with `Retry-After`",
    proof: ["server/openid.test.ts", "[G2] a flood of strangers at an issuer's endpoints leaves others their place"],
  },
  {
    what: "bodies under way: a process, an address block",
    number: `${size(bodies.total)}, ${size(bodies.perBlock)}`,
    beyond: "503 with `Retry-After`",
    proof: [
      door,
      "[A1] bodies under way are bounded in all and for each address, and what they held is free when they end",
    ],
  },
  {
    what: "the time a reader takes nothing",
    number: sayTime(unread.longest),
    beyond: "the connection ends",
    proof: [door, "a second request on a connection whose answer is unread ends it; one after the other is fine"],
  },
  {
    what: "the file of a logo; decoded at once in a process",
    number: `${size(mostLogoBytes)}, 1`,
    beyond: "refused with the reason; the next one waits",
    proof: ["lib/use-cases/workspaces/encode-logo.test.ts", "[W5] a decompression bomb is refused"],
  },
  {
    what: "password hashes that wait in a process",
    number: String(refusedFrom),
    beyond: "503 with `Retry-After`",
    proof: [
      "server/handle-request.test.ts",
      "of a thousand sign-ins at once some are hashed, a few at a time, the rest told to come back; then all is as before",
    ],
  },
  {
    what: "an attempt whose end no one says",
    number: sayTime(minutes(1)),
    beyond: "it lapses and counts for nothing",
    proof: [
      "lib/records/limits/reserve.test.ts",
      "if no one says how it ended, it holds its place for a minute and then counts for nothing",
    ],
  },
];
