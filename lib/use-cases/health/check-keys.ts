import { keyRing } from "@/lib/ground/crypto/key-ring";
import { countSeals } from "@/lib/ground/crypto/rotate";
import { type Finding, fail, ok, warn } from "./finding";

/** Checks that the ring has every key that a secret is sealed with, and reports where a rotation is not finished. */
export async function checkKeys(workspaceIds: string[]): Promise<Finding[]> {
  const used = new Map<string, number>();
  for (const id of [...workspaceIds, null])
    for (const [key, n] of await countSeals(id)) used.set(key, (used.get(key) ?? 0) + n);
  const [first, ...others] = keyRing().map(({ id }) => id);
  const known = new Set([first, ...others]);
  const lost = [...used].filter(([key]) => !known.has(key));
  if (lost.length > 0)
    return lost.map(([key, n]) => fail(`${n} secrets are sealed with key ${key}, which is not in ENCRYPTION_KEYS.`));
  const old = [...used].filter(([key]) => key !== first);
  if (old.length > 0)
    return old.map(([key, n]) => warn(`${n} secrets are still sealed with key ${key}: run rotate-keys.`));
  const idle = others.length > 0 ? `; ${others.join(", ")} can be removed` : "";
  return [ok(`Every secret is sealed with key ${first}${idle}`)];
}
