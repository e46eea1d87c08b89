import { z } from "zod";

const longest = 20_000;
const deepest = 32;

const dynamicKinds = [
  "c",
  "ci(..)(..)",
  "ci(.)",
  "ci(..)",
  "ci(...)",
  "oc",
  "d",
  "di(..)(..)",
  "di(.)",
  "di(..)",
  "di(...)",
];
const segment = z.union([
  z.string(),
  z.tuple([z.string(), z.string(), z.enum(dynamicKinds), z.array(z.string()).nullable()]),
]);
const markers = z.enum(["refetch", "inside-shared-layout", "metadata-only"]);
const node = z.tuple([
  segment,
  z.record(z.string(), z.unknown()),
  z.tuple([z.string(), z.string()]).nullish(),
  markers.nullish(),
  z.number().nullish(),
  z.string().optional(),
]);

/**
 * Tells whether a `next-router-state-tree` header has the form Next 16.4 accepts; it answers 500 to any other. Never
 * throws.
 */
export function isRouterState(header: string): boolean {
  if (header.length > longest) return false;
  try {
    return isNode(JSON.parse(decodeURIComponent(header)), deepest);
  } catch {
    return false;
  }
}

function isNode(value: unknown, depth: number): boolean {
  if (depth === 0 || !node.safeParse(value).success) return false;
  // Of what was sent: a parsed record has lost a child named "__proto__".
  return Object.values((value as z.infer<typeof node>)[1]).every((child) => isNode(child, depth - 1));
}
