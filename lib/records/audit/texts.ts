import { createHmac, randomBytes } from "node:crypto";
import { Prisma, type Tx } from "@/lib/ground/db";

/** A name or an address of a member, as an event is about to say it. */
export type NamedText = { memberId: string; text: string };

/** Computes the commitment to a text under its own key: HMAC-SHA-256, in hexadecimal. */
export const commitmentOf = (key: Uint8Array, text: string): string =>
  createHmac("sha256", key).update(text).digest("hex");

/**
 * Keeps names and addresses next to the log, and returns what events say instead: a commitment to each. While the text is kept, anyone
 * can check that it is the one; once it is erased with its member, the commitment says nothing and the chain stays sound.
 */
export async function commitTexts(tx: Tx, texts: readonly NamedText[]): Promise<string[]> {
  const rows = texts.map(({ memberId, text }) => {
    const key = randomBytes(32);
    return { commitment: commitmentOf(key, text), member_id: memberId, key: key.toString("hex"), text };
  });
  await tx.$executeRaw(Prisma.sql`
    insert into audit_text (workspace_id, commitment, member_id, key, text)
    select ${tx.workspaceId}::uuid, decode(commitment, 'hex'), member_id, decode(key, 'hex'), text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (commitment text, member_id uuid, key text, text text)`);
  return rows.map(({ commitment }) => commitment);
}

/** Keeps one text. Returns its commitment. */
export async function commitText(tx: Tx, memberId: string, text: string): Promise<string> {
  const [commitment = ""] = await commitTexts(tx, [{ memberId, text }]);
  return commitment;
}

/** The names that data give to commitments. */
const committed = /"(email|from|to)":"([0-9a-f]{64})"/g;

/** Reads the keys of commitments that members' events name, by the commitment. */
export async function readKeys(tx: Tx, memberIds: readonly string[]): Promise<Map<string, Uint8Array>> {
  const rows = await tx.auditText.findMany({
    where: { memberId: { in: [...memberIds] } },
    select: { commitment: true, key: true },
  });
  return new Map(rows.map(({ commitment, key }) => [Buffer.from(commitment).toString("hex"), key]));
}

/** A text that is kept, with the key that proves a commitment to it. */
type KeptText = { text: string; key: Uint8Array };

const commitmentsIn = (entry: string): string[] => [...entry.matchAll(committed)].map(([, , hex = ""]) => hex);

/** Reads the texts that events name and that are still kept, by their commitments. */
async function readTexts(tx: Tx, events: readonly { entry: string }[]): Promise<Map<string, KeptText>> {
  const wanted = events.flatMap(({ entry }) => commitmentsIn(entry));
  if (wanted.length === 0) return new Map();
  const rows = await tx.auditText.findMany({
    where: { commitment: { in: wanted.map((hex) => Buffer.from(hex, "hex")) } },
  });
  return new Map(rows.map(({ commitment, text, key }) => [Buffer.from(commitment).toString("hex"), { text, key }]));
}

/**
 * Reads events as people see them: with the texts that are still kept in place of their commitments, and those texts by commitment. An
 * erased text becomes empty.
 */
export async function readShown<Event extends { entry: string }>(tx: Tx, events: Event[]) {
  const texts = await readTexts(tx, events);
  return events.map((event) => ({
    event: {
      ...event,
      entry: event.entry.replace(
        committed,
        (_, name, hex) => `"${name}":${JSON.stringify(texts.get(hex)?.text ?? "")}`,
      ),
    },
    kept: commitmentsIn(event.entry).flatMap((hex) => {
      const kept = texts.get(hex);
      return kept ? [[hex, kept] as const] : [];
    }),
  }));
}

/** Puts the texts that are still kept in place of their commitments, for showing events. An erased text becomes empty. */
export async function showTexts<Event extends { entry: string }>(tx: Tx, events: Event[]): Promise<Event[]> {
  return (await readShown(tx, events)).map(({ event }) => event);
}

/** Erases the names and addresses of a member, with the keys of their commitments. The events stay as they are. */
export async function eraseTexts(tx: Tx, memberId: string): Promise<void> {
  await tx.auditText.deleteMany({ where: { memberId } });
}
