/** How strong a password looks: 0 nothing typed, 1 too short or a pattern, 2 fair, 3 strong, 4 very strong. */
export type Score = 0 | 1 | 2 | 3 | 4;

/**
 * Judges a password while it is typed, by length and variety alone: a hint without a word list in the browser. The
 * server decides, with its blocklist.
 */
export function scorePassword(typed: string, least: number): Score {
  const points = Array.from(typed.normalize("NFKC"));
  if (points.length === 0) return 0;
  if (points.length < least) return 1;
  const effort = points.filter((point, i) => !follows(points[i - 1], point)).length;
  const different = new Set(points.map((point) => point.toLowerCase())).size;
  if (different < 6 || effort < points.length / 2) return 1;
  if (effort < least + 2 || different < 9) return 2;
  return effort < least + 8 ? 3 : 4;
}

/** Tells whether a character repeats the one before or is its neighbour: aaa, abc, 321. */
function follows(before: string | undefined, point: string): boolean {
  return before !== undefined && Math.abs((before.codePointAt(0) ?? 0) - (point.codePointAt(0) ?? 0)) <= 1;
}
