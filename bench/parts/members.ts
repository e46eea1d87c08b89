import { filters } from "@/lib/use-cases/members/filters";
import { memberPages } from "@/lib/use-cases/members/pages";
import { openClient } from "@/test/http-client";
import { atMost, type Figure } from "../figure";
import { interleave, load, median, medianRatio } from "../load";
import { cpuOfProcess } from "../meters";
import type { Options } from "../options";
import { slug } from "../people";
import { signInOwner } from "../sign-in";
import type { Database, Stage } from "../stage";
import { openCounter } from "../statements";

const people = 400;
const small = 1_000;

/**
 * Measures the members page of a large workspace among 10,000 others against one of 1,000 members (P4): filters,
 * searches, pages.
 */
export async function measureMembers(stage: Stage, { members, repetitions, seconds }: Options): Promise<Figure[]> {
  const few = await open(stage, await stage.createDatabase({ people, members: small }));
  const many = await open(stage, await stage.createDatabase({ people, members, workspaces: 10_000 }));
  const figures: Figure[] = [];
  for (const [what, query] of Object.entries(looks())) {
    const b = await many.look(query);
    const own = await few.look(query);
    // A page is compared with one that shows as many rows: where a small workspace finds fewer, with its plain page.
    const a = own.rows < b.rows ? await few.look("") : own;
    for (const visit of [a, b]) await load({ atOnce: 1, calls: 8, call: visit.call });
    const times = await interleave(repetitions, {
      few: () => load({ atOnce: 1, calls: 10, call: a.call }),
      many: () => load({ atOnce: 1, calls: 10, call: b.call }),
    });
    const p50 = ({ p50 }: { p50: number }) => p50;
    const detail = {
      ...{ fewMs: median(times.few, p50), manyMs: median(times.many, p50), rows: [a.rows, b.rows] },
      databaseMs: [await few.databaseMs(a.call), await many.databaseMs(b.call)],
    };
    figures.push(
      atMost(
        { id: "P4", what: `members: ${what}`, unit: "×", detail },
        medianRatio(times.many, times.few, p50, p50),
        1.3,
        1.1,
      ),
    );
  }
  const plain = await few.look("");
  await load({ atOnce: 1, seconds, call: plain.call });
  const meters = { server: cpuOfProcess(few.pid) };
  const pages = await load({ atOnce: 1, seconds, call: plain.call, meters });
  for (const there of [few, many]) await there.close();
  const size = members.toLocaleString("en");
  const sizes = `${size} against ${small.toLocaleString("en")}`;
  return [
    ...figures.map((figure) => ({ ...figure, what: `${figure.what}, ${sizes}` })),
    atMost({ id: "P4", what: `members: CPU of ${plain.rows} rows`, unit: "ms" }, pages.cpu.server ?? 0, 15, 10),
  ];
}

/** Queries of the members page: filters, searches, and pages at the start, inside and at the end. */
function looks(): Record<string, string> {
  const id = (digit: string) => [8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join("-");
  const at = (key: string, digit: string) => memberPages.write([key, id(digit), "", 0, 0, null]);
  const inside = `after=${at("maria", "0")}`;
  const end = `before=${at("zzz", "f")}`;
  const byFilter = filters.map((filter) => [`filter ${filter}`, `twoFactor=${filter}`]);
  return {
    ...Object.fromEntries(byFilter),
    "page in the middle": inside,
    "last page": end,
    "page in the middle, filter enabled": `twoFactor=enabled&${inside}`,
    "last page, filter exempt": `twoFactor=exempt&${end}`,
    "search of a common word": "q=mar",
    "search of two words": "q=maria+gar",
    "search of an address": "q=m77@",
    "search of a domain": "q=bolt.example",
    "search, filter exempt": "q=maria&twoFactor=exempt",
  };
}

type Look = { call: () => Promise<void>; rows: number };

async function open(stage: Stage, database: Database) {
  const server = await stage.serve(database);
  const client = openClient(server.origin);
  const cookie = await signInOwner(client);
  const counter = stage.countsStatements ? await openCounter(database.adminUrl) : null;
  return {
    pid: server.pid,
    async look(query: string): Promise<Look> {
      const get = async () => {
        const { status, text } = await client.get(`/w/${slug}/admin/members?${query}`, { cookie });
        if (status !== 200) throw new Error(`the members page answered ${status} to ${query}`);
        return text;
      };
      const rows = ((await get()).match(/Actions for /g) ?? []).length;
      return { rows, call: async () => void (await get()) };
    },
    /** PostgreSQL's milliseconds for one page. */
    databaseMs: async (call: () => Promise<void>) => (await counter?.count(call))?.ms ?? null,
    async close() {
      await counter?.close();
      client.close();
      await server.stop();
    },
  };
}
