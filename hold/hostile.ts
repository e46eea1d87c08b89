import { setTimeout as pause } from "node:timers/promises";
import { fingerprint } from "@/e2e/fixtures/calls";
import { type Body, brokenCalls, wrongArguments } from "@/e2e/fixtures/hostile-bodies";
import { addressOf, listActions, listRoutes } from "@/e2e/fixtures/inventory";
import { attempt } from "./life";
import { openTenant, type Person, prove, type Trial } from "./people";

/** One hostile request: how it is sent, and what it is called if it fails. */
type Hostile = Body & { name: string; method: "get" | "post"; path: string };

const atOnce = 6;
/** An owner's proof is fresh for ten minutes; hostile calls may sign them out. */
const provenFor = 400;
/** A wrong answer at a door leaves its event, as it should. */
const events = ["audit_event", "audit_head"];

/**
 * Sends so many hostile requests over every action and route: without a session, and from the owner of another workspace, which must change
 * nothing in the workspace that they name; and from an owner in their own. No answer may be a 5xx, but for 503.
 */
export async function attack(trial: Trial, requests: number, signal: AbortSignal): Promise<void> {
  const victim = await open(trial, signal);
  const other = await open(trial, signal);
  if (!victim || !other) return;
  const { slug } = victim.account;
  const before = await readRows(slug);
  const third = Math.ceil(requests / 3);
  await send(trial, choose(slug, third, 0), null, signal);
  await send(trial, choose(slug, third, 1), other, signal);
  const after = await readRows(slug);
  if (after !== before) trial.oracle.violate(`hostile requests changed ${slug}: ${before} became ${after}`);
  await send(trial, choose(other.account.slug, third, 2), other, signal);
}

/** Opens a workspace, again if a fault came between. */
async function open(trial: Trial, signal: AbortSignal): Promise<Person | null> {
  while (!signal.aborted) {
    const person = await attempt(trial, "open a workspace", () => openTenant(trial));
    if (person) return person;
    await pause(1_000);
  }
  return null;
}

/** Takes evenly from all that there is, so that each action and each kind of body has its share. */
function choose(slug: string, amount: number, turn: number): Hostile[] {
  const all = [...listCalls(slug), ...listVisits(slug)];
  const step = all.length / amount;
  return Array.from({ length: amount }, (_, n) => all[Math.floor(((n + turn / 3) * step) % all.length)] as Hostile);
}

function listCalls(slug: string): Hostile[] {
  return listActions().flatMap(({ id, name, route }) => {
    const path = addressOf(route, { workspace: slug });
    const bodies = name.endsWith(" signOut") ? brokenCalls(id) : [...wrongArguments(id, slug), ...brokenCalls(id)];
    return bodies.map((body): Hostile => ({ ...body, name, method: "post", path }));
  });
}

const queries = [
  "?",
  "?%",
  "?a=%00",
  "?a=%ff",
  "?__proto__=1",
  "?because=x&because=y",
  "?page=-1&q=%27",
  "?_rsc=x",
  "?after=%7B%7D&filter=x",
];

function listVisits(slug: string): Hostile[] {
  return listRoutes().flatMap((route) =>
    queries.map((query): Hostile => {
      const path = `${addressOf(route, { workspace: slug, id: "1", task: "' or 1=1", token: "..." })}${query}`;
      return { name: `GET ${route}`, method: "get", path, headers: {}, body: "" };
    }),
  );
}

async function send(trial: Trial, requests: Hostile[], from: Person | null, signal: AbortSignal): Promise<void> {
  const { oracle, stage } = trial;
  for (let at = 0; at < requests.length && !signal.aborted; at += provenFor) {
    if (from) await attempt(trial, "sign in by passkey", () => prove(trial, from));
    const waiting = requests.slice(at, at + provenFor);
    const work = async () => {
      for (let one = waiting.pop(); one && !signal.aborted; one = waiting.pop()) {
        const { name, method, path, headers, body } = one;
        const cookie = from?.visitor.cookie;
        const forwarded = `172.${16 + (waiting.length % 16)}.${at % 256}.${waiting.length % 256}`;
        const sent = {
          cookie,
          headers: { ...headers, "x-forwarded-for": forwarded },
          ...(method === "post" && { body }),
        };
        const status = await stage.client[method](encodeURI(path).replaceAll("%25", "%"), sent).then(
          (reply) => reply.status,
          () => 0,
        );
        oracle.count("hostile requests");
        if (status === 0 || status === 503) oracle.count("hostile requests without an answer");
        else if (status >= 500)
          oracle.violate(`${status} for ${name} ${JSON.stringify(headers)} ${String(body).slice(0, 300)}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
}

/** Sums up what a workspace holds, without its log. */
async function readRows(slug: string): Promise<string> {
  const rows = Object.entries(await fingerprint(slug)).filter(([table]) => !events.includes(table));
  return JSON.stringify(Object.fromEntries(rows));
}
