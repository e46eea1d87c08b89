import { setTimeout as pause } from "node:timers/promises";
import { addPasskey, Refused } from "@/test/account";
import { Authenticator } from "@/test/authenticator";
import {
  invite,
  issueReset,
  join,
  openTenant,
  type Person,
  prove,
  resetPassword,
  signInByApp,
  signInByRecovery,
  type Trial,
  useReset,
} from "./people";

/** A workspace invites 50 people on its first day. */
const invitedAtMost = 40;
const peopleAtOnce = 4;
const restingMs = 250;
/** What takes longer on a busy machine may find its code too old. */
const slowMs = 60_000;

/** Lives the life of workspaces, one after the other, until it is told to stop: whatever people do, one act at a time. */
export async function live(trial: Trial, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const owner = await attempt(trial, "open a workspace", () => openTenant(trial));
    if (owner) await liveIn(trial, owner, signal);
    else await pause(restingMs);
  }
}

async function liveIn(trial: Trial, owner: Person, signal: AbortSignal): Promise<void> {
  const people: Person[] = [];
  for (let invited = 0; invited < invitedAtMost && !signal.aborted; ) {
    await pause(restingMs);
    if (people.length < peopleAtOnce) {
      invited += 1;
      const person = await attempt(trial, "join", () => bringIn(trial, owner));
      if (person) people.push(person);
      continue;
    }
    const person = people.shift() as Person;
    const [name, act] = choose(trial, owner, person);
    // What ended without an answer may have happened or not: its person is left alone from then on.
    if (await attempt(trial, name, () => act().then(() => true))) people.push(person);
  }
}

async function bringIn(trial: Trial, owner: Person): Promise<Person> {
  await prove(trial, owner);
  const { person, link } = await invite(trial, owner);
  await join(trial, person, link);
  return person;
}

/** Chooses what a person does next. New passwords and recovery codes run out, as they do for everyone. */
function choose(trial: Trial, owner: Person, person: Person): [name: string, act: () => Promise<unknown>] {
  const { account, visitor } = person;
  const acts: [string, () => Promise<unknown>][] = [
    ["sign in by app", () => signInByApp(trial, person)],
    [
      "reset by an admin",
      async () => {
        await prove(trial, owner);
        await useReset(trial, person, await issueReset(trial, owner, person));
      },
    ],
  ];
  if (account.recoveryCodes.length > 6) acts.push(["sign in by recovery code", () => signInByRecovery(trial, person)]);
  if (account.password.startsWith("quiet")) acts.push(["reset the password", () => resetPassword(trial, person)]);
  if (account.passkey) acts.push(["sign in by passkey", () => prove(trial, person)]);
  else
    acts.push([
      "add a passkey",
      async () => {
        await signInByApp(trial, person);
        await addPasskey(visitor, account, new Authenticator({ rpId: "localhost", origin: trial.stage.origin }));
        trial.oracle.acknowledge("credential.added", account.email);
      },
    ]);
  return acts[Math.floor(Math.random() * acts.length)] as [string, () => Promise<unknown>];
}

/** Does an act. A refusal of what is right, while no fault is under way, is a violation; so is every 5xx but 503. */
export async function attempt<T>({ oracle }: Trial, name: string, act: () => Promise<T>): Promise<T | null> {
  const began = Date.now();
  oracle.count("acts");
  try {
    const done = await act();
    oracle.count(`did ${name}`);
    return done;
  } catch (error) {
    const status = error instanceof Refused ? error.status : 0;
    const said = error instanceof Error ? error.message : String(error);
    oracle.count(status === 503 ? "answers 503" : error instanceof Refused ? "refused" : "without an answer");
    oracle.refuse(`${name}: ${said}`);
    const slow = Date.now() - began > slowMs;
    if ((status >= 500 && status !== 503) || (status !== 503 && !slow && oracle.calmSince(began)))
      oracle.violate(`${name}: ${said}`);
    return null;
  }
}
