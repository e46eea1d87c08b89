import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isActionCall, isActionForm, isArgumentList } from "@/server/next/action-payload";
import { tellOwnOrigin } from "@/server/next/own-origin";
import { internalHeaders, routerHeaders } from "@/server/next/request-headers";
import { isRouterState } from "@/server/next/router-state";
import { unknownActionHeader } from "@/server/next/unknown-action";

// What this folder says of Next's and React's private formats, held against the code that speaks them.
const require = createRequire(import.meta.url);
const flight = "next/dist/compiled/react-server-dom-turbopack";
const client = require(`${flight}/client.node.js`) as {
  encodeReply(value: unknown): Promise<string | FormData>;
  createServerReference(id: string): (...args: unknown[]) => unknown;
};
const id = `40${"ab".repeat(20)}`;
const nodes = 10_000;

test("the versions are those that this folder was checked against: for others, read what changed and check again", () => {
  const versionOf = (name: string) => (require(`${name}/package.json`) as { version: string }).version;
  expect(["next", "react", "react-dom"].map(versionOf)).toEqual(["16.4.6", "19.3.1", "19.3.1"]);
});

/** One job for React's server half (a call's arguments, or the action of a form, which gets the form behind what is bound), which runs in a process of its own: it refuses to load in one process with the client's React. */
type Job = { call: string } | { form: [string, string][] };

const decoder = `
const flight = require("${flight}/server.node.js");
globalThis.__next_require__ = () => ({ act: (...args) => args });
const manifest = { "${id}": { id: "m", name: "act", chunks: [], async: false } };
const decode = async (job) => {
  if ("call" in job) return flight.decodeReply(job.call, manifest);
  const form = new FormData();
  for (const [name, value] of job.form) form.append(name, value);
  return (await flight.decodeAction(form, manifest))();
};
const jobs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
Promise.allSettled(jobs.map(decode)).then((ends) => console.log(JSON.stringify(ends)));
`;

function decode(jobs: Job[]): PromiseSettledResult<unknown>[] {
  const { stdout, stderr } = spawnSync(process.execPath, ["--conditions=react-server", "-e", decoder], {
    input: JSON.stringify(jobs),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: "production" },
  });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(stderr);
  }
}

const entriesOf = (form: FormData) => [...form].map(([name, value]): [string, string] => [name, String(value)]);

function byName(form: FormData): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of entriesOf(form)) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

async function passes(args: unknown[]): Promise<boolean> {
  const sent = await client.encodeReply(args);
  return typeof sent === "string" ? isArgumentList(sent, nodes) : isActionCall(byName(sent), nodes);
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe("a call, as React's own client writes it", () => {
  test.each<[string, unknown[]]>([
    ["no argument", []],
    ["plain values", ["acme", null, true, 1.5, { deep: [{ deeper: "x" }] }]],
    ["texts that begin with a dollar", ["$", "$$", "$1 off", "$K1", "$undefined"]],
    ["an undefined one", ["acme", undefined, { left: undefined }]],
    ["a date", [new Date(0)]],
    ["a form", ["acme", {}, formOf({ email: "a@b.example", $odd: "$1" })]],
    ["two forms", [formOf({ a: "1" }), formOf({ b: "2" })]],
  ])("with %s passes", async (_, args) => {
    expect(await passes(args)).toBe(true);
  });

  test.each<[string, unknown]>([
    ["a promise", Promise.resolve(1)],
    ["a map", new Map([[1, 2]])],
    ["a set", new Set([1])],
    ["a big number", 10n],
    ["infinity", Number.POSITIVE_INFINITY],
    ["bytes", new Uint8Array([1])],
    ["an iterator", [1, 2].values()],
  ])("with %s does not", async (_, value) => {
    expect(await passes([value])).toBe(false);
  });

  test("is read by React's own server as what was sent", async () => {
    const lists = fc.sample(
      fc.array(fc.jsonValue({ maxDepth: 4 }).filter((value) => isArgumentList(JSON.stringify([value]), nodes))),
      300,
    );
    // As JSON has them: there is no negative zero.
    const values = lists.map((list): unknown[] => JSON.parse(JSON.stringify(list)));
    const texts = await Promise.all(values.map((list) => client.encodeReply(list)));
    const calls = texts.filter((text): text is string => typeof text === "string" && isArgumentList(text, nodes));
    expect(calls.length).toBe(values.length);
    expect(decode(calls.map((call) => ({ call })))).toEqual(values.map((value) => ({ status: "fulfilled", value })));
  });
});

test("whatever passes as a list of arguments, React's server reads without failing", () => {
  const mark = fc.constantFrom(
    "$",
    "$$",
    "$D",
    "$K",
    "$undefined",
    "$D2026-01-01",
    "$K1",
    "$N",
    "$1",
    "$@1",
    "$F1",
    "$Q0",
    "$i",
  );
  const text = fc.oneof(
    mark,
    fc.tuple(mark, fc.string({ maxLength: 4 })).map((parts) => parts.join("")),
    fc.string(),
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      text,
      fc.integer(),
      fc.array(tie("any")),
      fc.dictionary(fc.string(), tie("any")),
    ),
  })).any;
  const written = fc.sample(fc.array(value, { maxLength: 3 }), 3_000).map((list) => JSON.stringify(list));
  const calls = written.filter((call) => isArgumentList(call, nodes));
  expect(calls.length).toBeGreaterThan(300);
  expect(calls.length).toBeLessThan(written.length);
  const failed = decode(calls.map((call) => ({ call }))).flatMap((end, i) =>
    end.status === "rejected" ? [calls[i]] : [],
  );
  expect(failed).toEqual([]);
});

describe("a form without script, as React's own client writes it", () => {
  type FormAction = { $$FORM_ACTION(prefix: string): { name: string; data: FormData | null } };

  /** Writes the hidden fields of a form; React throws a promise while it encodes what is bound. */
  async function writeForm(args: unknown[]): Promise<FormData> {
    const action = client.createServerReference(id);
    const bound = (args.length > 0 ? action.bind(null, ...args) : action) as unknown as FormAction;
    for (;;) {
      try {
        const { name, data } = bound.$$FORM_ACTION("1");
        const form = data ?? new FormData();
        form.append(name, "");
        return form;
      } catch (thrown) {
        await thrown;
      }
    }
  }

  test.each<[string, unknown[]]>([
    ["nothing bound", []],
    ["a slug bound", ["acme"]],
    ["a slug and a state bound", ["acme", { message: "$1", values: { email: "" } }]],
  ])("with %s passes, and React's server finds the action with its arguments", async (_, args) => {
    const form = await writeForm(args);
    expect(isActionForm(byName(form), nodes)).toBe(true);
    const [end] = decode([{ form: entriesOf(form) }]);
    expect(end).toEqual({ status: "fulfilled", value: [...args, {}] });
  });
});

test("a router state that passes is one that Next accepts, and what its router writes passes", () => {
  const { parseAndValidateFlightRouterState: parse } =
    require("next/dist/server/app-render/parse-and-validate-flight-router-state.js") as {
      parseAndValidateFlightRouterState(header: string): unknown;
    };
  const accepts = (header: string) => {
    try {
      return parse(header) !== undefined;
    } catch {
      return false;
    }
  };
  const { tree } = fc.letrec((tie) => ({
    segment: fc.oneof(
      fc.string(),
      fc.tuple(
        fc.string(),
        fc.string(),
        fc.constantFrom("c", "oc", "d", "di(.)", "x"),
        fc.constantFrom(null, ["a"], 1),
      ),
    ),
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.tuple(tie("segment"), fc.constant({})),
      fc.tuple(tie("segment"), fc.dictionary(fc.string(), tie("tree"), { maxKeys: 2 })),
      fc.tuple(
        tie("segment"),
        fc.dictionary(fc.string(), tie("tree"), { maxKeys: 2 }),
        fc.constantFrom(null, ["/a", "/b"], ["/a"], 1),
        fc.constantFrom(null, "refetch", "inside-shared-layout", "metadata-only", "all"),
        fc.constantFrom(null, 0, 16, "0"),
      ),
    ),
  }));
  const both = { accepted: 0, refused: 0 };
  const hidden = ['["",{"__proto__":["",1]}]', '["",{"__proto__":["",{}]}]', '["",{"constructor":["",1]}]'];
  for (const text of [...hidden, ...fc.sample(tree, 2_000).map((value) => JSON.stringify(value))]) {
    const header = encodeURIComponent(text);
    if (header.length > 20_000) continue;
    expect([isRouterState(header), header]).toEqual([accepts(header), header]);
    both[accepts(header) ? "accepted" : "refused"] += 1;
  }
  expect(Math.min(both.accepted, both.refused)).toBeGreaterThan(100);
});

test("the headers and the variable have the names that Next gives them", () => {
  const named = (file: string, names: string[]) => {
    const constants = require(`next/dist/${file}`) as Record<string, string>;
    return names.map((name) => constants[name]);
  };
  const ofRouter = named("client/components/app-router-headers.js", [
    ...["ACTION_HEADER", "NEXT_ROUTER_PREFETCH_HEADER", "NEXT_ROUTER_SEGMENT_PREFETCH_HEADER"],
    ...["NEXT_ROUTER_STATE_TREE_HEADER", "NEXT_URL", "RSC_HEADER"],
  ]);
  expect([...routerHeaders].sort()).toEqual(ofRouter.sort());
  const ofServer = named("lib/constants.js", [
    ...["NEXT_CACHE_REVALIDATED_TAGS_HEADER", "NEXT_CACHE_REVALIDATE_TAG_TOKEN_HEADER"],
  ]);
  expect([...internalHeaders].sort()).toEqual(["x-action-forwarded", ...ofServer].sort());
  const handler = readFileSync(require.resolve("next/dist/server/app-render/action-handler.js"), "utf8");
  expect(handler).toContain("'x-action-forwarded'");
  expect(handler).toContain("res.setHeader(_approuterheaders.NEXT_ACTION_NOT_FOUND_HEADER, '1')");
  expect(named("client/components/app-router-headers.js", ["NEXT_ACTION_NOT_FOUND_HEADER"])).toEqual([
    unknownActionHeader,
  ]);
  expect(handler).toContain("process.env.__NEXT_PRIVATE_ORIGIN");
});

test.each([
  [undefined, "http://127.0.0.1:3000"],
  ["0.0.0.0", "http://127.0.0.1:3000"],
  ["::", "http://127.0.0.1:3000"],
  ["10.1.2.3", "http://10.1.2.3:3000"],
  ["::1", "http://[::1]:3000"],
])("a server that listens at %s finds itself at %s", (host, origin) => {
  const before = process.env.__NEXT_PRIVATE_ORIGIN;
  tellOwnOrigin(host, 3000);
  expect(process.env.__NEXT_PRIVATE_ORIGIN).toBe(origin);
  if (before === undefined) delete process.env.__NEXT_PRIVATE_ORIGIN;
});
