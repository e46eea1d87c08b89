import { idOfMark } from "@/lib/ground/crypto/key-mark";
import type { LiveProcess } from "./live";

/** The secrets that a process has: its keys as marks, the one that it writes with first, and the mark of its AUTH_SECRET. */
export type Secrets = { keys: string[]; authSecret: string };

/** Why a process with its secrets can't work on a database now, in one line. `by` is the live process that is in the way. */
export type Obstacle = { line: string; by?: LiveProcess };

/**
 * Finds what keeps a process from working next to others: a key that seals or is about to, which it lacks; its own first key, which
 * another lacks; another AUTH_SECRET. So a key is known everywhere before anything is sealed with it, and until nothing is.
 */
export function findObstacle(own: Secrets, sealKeys: string[], others: LiveProcess[]): Obstacle | undefined {
  const [first = ""] = own.keys;
  const lacking = sealKeys.find((key) => !own.keys.includes(key));
  if (lacking) {
    const id = idOfMark(lacking);
    const by = others.find(({ keys }) => keys[0] === lacking);
    const line = own.keys.some((key) => idOfMark(key) === id)
      ? `ENCRYPTION_KEYS has another key ${id} than the one that seals secrets in this database.`
      : `ENCRYPTION_KEYS lacks the key ${id}, which seals secrets in this database: add it, at the end if it is new here.`;
    return { line, ...(by ? { by } : {}) };
  }
  const stranger = others.find(({ keys }) => !keys.includes(first));
  if (stranger)
    return {
      line: `ENCRYPTION_KEYS begins with the key ${idOfMark(first)}, which ${stranger.name} lacks: restart every process with it at the end first, then with it in front.`,
      by: stranger,
    };
  const apart = others.find(({ authSecret }) => authSecret !== own.authSecret);
  if (apart)
    return {
      line: `AUTH_SECRET is not the one of ${apart.name}, which serves the same database: stop every process before you change it.`,
      by: apart,
    };
  return undefined;
}
