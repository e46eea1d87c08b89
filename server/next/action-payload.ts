// What a browser sends to a server action is React's reply format: JSON in which a string that begins with "$" means
// something else than itself. Next answers 500 to replies it cannot decode, and the format can express far more than
// forms need (streams, promises, references into references). Only what our forms and calls send passes.

const deepest = 32;
const longestList = 1000;
const longestDate = 40;
const mostButtons = 8;
const actionId = /^[0-9a-f]{42}$/;

/** Tells whether a string has the form of a server action's id. */
export function isActionId(value: string): boolean {
  return actionId.test(value);
}

/**
 * Tells whether text is one reply of the kind an action accepts: a JSON list of arguments of plain values, at most `nodes` of them
 * in all. What has more is refused before it is parsed.
 */
export function isArgumentList(text: string, nodes: number): boolean {
  if (countNodes(text, nodes) > nodes) return false;
  const value = parse(text);
  return Array.isArray(value) && isPlain(value, deepest);
}

/** Tells whether the fields of a call with script are one reply, "0", and the fields of the forms in it: `_<n>_<name>`. */
export function isActionCall(fields: ReadonlyMap<string, readonly string[]>, nodes: number): boolean {
  const [root, ...more] = fields.get("0") ?? [];
  const known = [...fields.keys()].every((name) => name === "0" || /^_[0-9a-f]{1,4}_/.test(name));
  return root !== undefined && more.length === 0 && known && isArgumentList(root, nodes);
}

/** Tells whether a field may hold a file: the one named "file", as a form without script sends it and as React does. */
export function isFileField(name: string): boolean {
  return /^(_[0-9a-f]{1,4}_)?file$/.test(name);
}

/** Tells whether a field may hold a picture: the one named "logo". */
export function isPictureField(name: string): boolean {
  return /^(_[0-9a-f]{1,4}_)?logo$/.test(name);
}

/**
 * Tells whether the fields of a form posted without script name an action correctly: `$ACTION_ID_<id>`, or
 * `$ACTION_REF_<n>` with `$ACTION_<n>:0` (its id) and, where arguments are bound, `$ACTION_<n>:1`. A form whose buttons call actions
 * of their own sends what each of them binds, and one `$ACTION_KEY` for each, which must be the same: React reads the first.
 */
export function isActionForm(fields: ReadonlyMap<string, readonly string[]>, nodes: number): boolean {
  const special = [...fields.keys()].filter((name) => name.startsWith("$ACTION_") && name !== "$ACTION_KEY");
  const named = special.filter((name) => name.startsWith("$ACTION_ID_"));
  const called = special.filter((name) => name.startsWith("$ACTION_REF_"));
  const bound = new Set(special.filter((name) => !named.includes(name)).map(numberOf));
  const known = new Set([...named, ...called]);
  for (const number of bound) {
    const prefix = `$ACTION_${number}:`;
    if (!isDescriptor(fields, prefix, Math.floor(nodes / (named.length + bound.size)))) return false;
    known.add(`${prefix}0`).add(`${prefix}1`);
  }
  const keys = fields.get("$ACTION_KEY") ?? [];
  return (
    [1, 2].includes(named.length + called.length) &&
    bound.size <= mostButtons &&
    named.every((name) => isActionId(name.slice("$ACTION_ID_".length))) &&
    special.every((name) => known.has(name) && fields.get(name)?.length === 1) &&
    keys.length <= mostButtons &&
    new Set(keys).size <= 1
  );
}

/** The number that ties the name of an action to what it binds: of `$ACTION_REF_<n>` and `$ACTION_<n>:0`. */
const numberOf = (name: string) => name.replace(/^\$ACTION_(REF_)?/, "").replace(/:[01]$/, "");

function isDescriptor(fields: ReadonlyMap<string, readonly string[]>, prefix: string, nodes: number): boolean {
  const text = fields.get(`${prefix}0`)?.[0] ?? "";
  const [, id = "", bound = ""] = /^\{"id":"([^"]*)","bound":(null|"\$@1")\}$/.exec(text) ?? [];
  const list = fields.get(`${prefix}1`)?.[0];
  if (!isActionId(id)) return false;
  return bound === "null" ? list === undefined : list !== undefined && isArgumentList(list, nodes);
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") return isPlainText(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= longestList &&
    entries.every(
      ([key, item]) => !["__proto__", "constructor", "then"].includes(key) && isText(key) && isPlain(item, depth - 1),
    )
  );
}

function isPlainText(value: string): boolean {
  if (!isText(value)) return false;
  if (!value.startsWith("$") || value.startsWith("$$") || value === "$undefined") return true;
  if (value.startsWith("$D")) return value.length <= longestDate && !Number.isNaN(Date.parse(value.slice(2)));
  return /^\$K[0-9a-f]{1,4}$/.test(value);
}

/** Tells whether a string can be stored: no NUL, no half of a surrogate pair. */
export function isText(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

const [quote, comma, backslash, bracket, brace] = Buffer.from('",\\[{');

/** Counts the values of a JSON text, or up to one more than `most`; in a text that is no JSON, what look like values. */
function countNodes(text: string, most: number): number {
  let count = 1;
  let inString = false;
  for (let at = 0; at < text.length && count <= most; at += 1) {
    const code = text.charCodeAt(at);
    if (inString && code === backslash) at += 1;
    else if (code === quote) inString = !inString;
    else if (!inString && (code === comma || code === bracket || code === brace)) count += 1;
  }
  return count;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
