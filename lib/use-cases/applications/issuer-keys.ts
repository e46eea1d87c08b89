import { generateKeyPair, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { openOwn, seal } from "@/lib/ground/crypto/seal";
import type { Prisma, Tx } from "@/lib/ground/db";
import { after, days, hours } from "@/lib/ground/durations";

/** What an issuer signs with: RS256 because every client has it, ES256 because it is short. */
export type SigningAlgorithm = "RS256" | "ES256";

type Jwk = { [member: string]: unknown };
type NewKey = { id: string; algorithm: SigningAlgorithm; publicKey: Jwk; privateKey: Jwk };

/** How long a new key is published before it signs: as long as clients keep what they read of the old ones. */
const announced = hours(1);
/** How long a key that signs no more stays published: longer than anything that it signed is used. */
const kept = days(2);

const generate = promisify(generateKeyPair);

/** Makes one key of each algorithm. Slow, so outside any transaction. */
export async function makeIssuerKeys(): Promise<NewKey[]> {
  const rsa = await generate("rsa", { modulusLength: 2048 });
  const ec = await generate("ec", { namedCurve: "P-256" });
  return (
    [
      ["RS256", rsa],
      ["ES256", ec],
    ] as const
  ).map(([algorithm, pair]) => ({
    id: randomUUID(),
    algorithm,
    publicKey: pair.publicKey.export({ format: "jwk" }) as Jwk,
    privateKey: pair.privateKey.export({ format: "jwk" }) as Jwk,
  }));
}

const placeOf = (workspaceId: string, id: string) => ({ workspaceId, table: "issuer_key", column: "private_key", id });

/**
 * Publishes new keys. The first ones sign at once; later ones after an hour, and those before them retire two days after that. Returns when
 * they sign.
 */
export async function publishIssuerKeys(tx: Tx, keys: NewKey[], now: Date): Promise<Date> {
  const { workspaceId } = tx;
  const first = (await tx.issuerKey.count()) === 0;
  const signsFrom = first ? now : after(now, announced);
  await tx.issuerKey.updateMany({ where: { retiresAt: null }, data: { retiresAt: after(signsFrom, kept) } });
  await tx.issuerKey.createMany({
    data: keys.map(({ id, algorithm, publicKey, privateKey }) => ({
      workspaceId,
      id,
      algorithm,
      publicKey: publicKey as Prisma.InputJsonObject,
      privateKey: seal(placeOf(workspaceId, id), JSON.stringify(privateKey)),
      publishedAt: now,
      signsFrom,
    })),
  });
  return signsFrom;
}

/** Publishes an issuer's first keys, unless it has some. Of two requests at once, one makes them. */
export async function ensureIssuerKeys(tx: Tx, keys: NewKey[], now: Date): Promise<void> {
  await tx.$queryRaw`select 1 from workspace where id = ${tx.workspaceId}::uuid for update`;
  if ((await tx.issuerKey.count()) === 0) await publishIssuerKeys(tx, keys, now);
}

/** A key of an issuer. `signs`: of its algorithm, this one signs now. */
export type IssuerKeyPair = {
  id: string;
  algorithm: SigningAlgorithm;
  publicKey: Jwk;
  privateKey: Jwk;
  signs: boolean;
};

/** Reads the keys that an issuer publishes now, those that sign first. A key that was not sealed in its place is left out. */
export async function readIssuerKeys(tx: Tx, now: Date): Promise<IssuerKeyPair[]> {
  const rows = await tx.issuerKey.findMany({
    where: { OR: [{ retiresAt: null }, { retiresAt: { gt: now } }] },
    orderBy: [{ signsFrom: "desc" }, { id: "asc" }],
  });
  const signing = new Map<string, string>();
  for (const { id, algorithm, signsFrom } of rows)
    if (signsFrom <= now && !signing.has(algorithm)) signing.set(algorithm, id);
  return rows
    .flatMap(({ id, algorithm, publicKey, privateKey }) => {
      const opened = openOwn(placeOf(tx.workspaceId, id), privateKey);
      if (!opened) return [];
      const key = { id, algorithm: algorithm as SigningAlgorithm, publicKey: publicKey as Jwk };
      return [{ ...key, privateKey: JSON.parse(opened.toString()) as Jwk, signs: signing.get(algorithm) === id }];
    })
    .sort((one, other) => Number(other.signs) - Number(one.signs));
}
