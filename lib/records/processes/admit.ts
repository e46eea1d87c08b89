import { setTimeout as wait } from "node:timers/promises";
import { markAuthSecret, markRing } from "@/lib/ground/crypto/key-mark";
import { listLive } from "./live";
import { findObstacle, type Secrets } from "./obstacle";
import { listSealKeys } from "./seal-keys";

const lookEvery = 500;

/** Thrown when this process's keys do not fit those of the others. The message is one line and names the setting. */
export class KeysError extends Error {
  override name = "KeysError";
}

/** A process that asks to be admitted: its secrets, its id if it serves, and what it does while it waits for another to lapse. */
type Asking = { own: Secrets; self?: string; meanwhile?(line: string): Promise<void> };

/** Returns the marks of this process's own secrets. */
export const ownSecrets = (): Secrets => ({ keys: markRing(), authSecret: markAuthSecret() });

/**
 * Resolves once the secrets of this process fit the database and the other processes that serve it. A process in the way that was
 * killed is waited for until it lapses; one that reports itself meanwhile is alive. Throws KeysError.
 */
export async function admit({ own, self, meanwhile }: Asking, find = findObstacle): Promise<void> {
  const firstSeen = new Map<string, number>();
  for (;;) {
    const others = (await listLive()).filter(({ id }) => id !== self);
    const obstacle = find(own, await listSealKeys(), others);
    if (!obstacle) return;
    const { line, by } = obstacle;
    const seen = by && (firstSeen.get(by.id) ?? by.seenAt.getTime());
    if (!by || seen !== by.seenAt.getTime()) throw new KeysError(line);
    firstSeen.set(by.id, seen);
    await meanwhile?.(line);
    await wait(lookEvery);
  }
}
