/** A word or name that CONTRIBUTING.md asks to write differently, and where it stands. */
export type Finding = { file: string; line: number; word: string; say: string };

// What prose says instead: comments, docstrings, titles of tests, documents.
const prose: readonly [word: RegExp, say: string][] = [
  [/\banew\b/gi, "again"],
  [/\b(?:whom|whomever)\b/gi, "who, or the person's role"],
  [/\bwho(?:so)?ever\b/gi, "anyone who, or the person's role"],
  [/\bnobody\b/gi, "no one"],
  [/\bsomebody\b/gi, "someone"],
  [/\b(?:everybody|anybody)\b/gi, "everyone, anyone"],
  [/\bin doubt\b/gi, "fails closed"],
  [/\brefuses? to know\b/gi, "returns nothing, or rejects"],
  [/\bbesides?\b/gi, "also, next to, apart from"],
  [/\bfor ever\b/gi, "for good, forever"],
  [/\b(?:oneself|themself)\b/gi, "yourself, themselves"],
  [/\b(?:lest|hence|thereby|whereupon|hitherto)\b/gi, "a second sentence"],
  [/\bneed not\b/gi, "does not need to"],
  [/(?<=^|[.;:*/] )Answers\b/gm, "Returns"],
  [/\banswers (?=null|undefined|true|false|whether|what\b|nothing|none)/g, "returns"],
];

// Poetry in names, by the words a name is made of.
const names: readonly [words: string, say: string][] = [
  ["came", "an outcome or an event"],
  ["desk", "what stands on it"],
  ["wish", "an intent or a request"],
  ["patience", "a limit or a timeout"],
  ["whom", "the person's role"],
  ["worn", "used or expired"],
  ["lets", "allows"],
  ["nobody", "none"],
  ["somebody", "one, or the person's role"],
  ["everybody", "all"],
  ["anew", "again"],
];

/** Finds words in a source file's comments and titles of tests, and poetic words in its names. */
export function findInSource(file: string, source: string): Finding[] {
  const comments = matchRanges(source, /\/\*[\s\S]*?\*\/|(?<=^|[\s{])\/\/ .*/gm);
  const titles = matchRanges(
    source,
    /(?<=\b(?:test|describe|it)(?:\.\w+)?\(\s*|\]\)\(\s*)(?:"(?:\\.|[^"\n])*"|'(?:\\.|[^'\n])*'|`[^`]*`)/g,
  );
  const strings = matchRanges(source, /"(?:\\.|[^"\n])*"|'(?:\\.|[^'\n])*'|`[^`]*`/g);
  const patterns = matchRanges(source, /(?<=[(=,:|&!?[]\s*)\/(?![/*])(?:\\.|[^/\n\\])+\/(?=[a-z]*\s*[.,;)}\]])/g);
  const screen = file.endsWith(".tsx") ? matchRanges(source, /[>}][^<>{}=;()]*(?=[<{])/g) : [];
  const quoted = comments.flatMap(([from, to]) =>
    matchRanges(source.slice(from, to), /`[^`\n]*`/g).map(([start, end]): Range => [from + start, from + end]),
  );
  const said = keepOnly(blank(source, quoted), [...comments, ...titles]);
  const code = blank(source, [...comments, ...strings, ...patterns, ...screen]);
  return [...findProse(file, said), ...findNames(file, code)];
}

/** Finds words in a document, outside its code. */
export function findInDocument(file: string, text: string): Finding[] {
  return findProse(file, blank(text, matchRanges(text, /```[\s\S]*?```|`[^`\n]*`|\]\([^)\n]*\)/g)));
}

/** Finds words in a SQL file's comments. */
export function findInSql(file: string, text: string): Finding[] {
  return findProse(file, keepOnly(text, matchRanges(text, /--.*/g)));
}

/** Finds poetic words in a file's own name and its folders'. */
export function findInPath(file: string): Finding[] {
  const words = file.replace(/^.*?([^/]+)$/, "$1").split(/[^a-zA-Z]+/);
  return names.filter(([name]) => words.includes(name)).map(([word, say]) => ({ file, line: 1, word, say }));
}

function findProse(file: string, text: string): Finding[] {
  return prose.flatMap(([pattern, say]) =>
    [...text.matchAll(pattern)].map((match) => ({ file, line: lineAt(text, match.index), word: match[0], say })),
  );
}

function findNames(file: string, code: string): Finding[] {
  return [...code.matchAll(/[A-Za-z_$][\w$]*/g)].flatMap((match) => {
    const words = match[0].split(/(?=[A-Z])|[_$\d]+/).map((word) => word.toLowerCase());
    return names
      .filter(([name]) => words.includes(name) && !(name === "desk" && words.includes("help")))
      .map(([, say]) => ({ file, line: lineAt(code, match.index), word: match[0], say }));
  });
}

type Range = [from: number, to: number];

function matchRanges(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** Replaces ranges by spaces, so that lines and places stay. */
function blank(text: string, ranges: Range[]): string {
  return ranges.reduce((rest, [from, to]) => rest.slice(0, from) + spaces(rest.slice(from, to)) + rest.slice(to), text);
}

function keepOnly(text: string, ranges: Range[]): string {
  return ranges.reduce((kept, [from, to]) => kept.slice(0, from) + text.slice(from, to) + kept.slice(to), spaces(text));
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
