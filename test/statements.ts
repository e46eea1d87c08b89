import pg from "pg";

type Query = (this: pg.Client, ...given: unknown[]) => unknown;
let heard: string[] | undefined;

const prototype = pg.Client.prototype as unknown as { query: Query };
const send = prototype.query;
prototype.query = function (...given) {
  const [first] = given;
  const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
  if (text !== undefined) heard?.push(text.replace(/\s+/g, " ").trim());
  return send.apply(this, given);
};

/** Lists the statements that work sends to the database, transaction control included, in order. One such work at a time. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  heard = [];
  try {
    await work();
    return heard;
  } finally {
    heard = undefined;
  }
}
