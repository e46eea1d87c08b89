/** What people write for the names of settings: another number, another word for an address, other case. */
const canonical = (name: string) =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replaceAll("URI", "URL")
    .replaceAll("PROXIES", "PROXY")
    .replace(/(KEY|SECRET|TARGET|PROXY|CONTACT|SECOND|HOST|PORT)S/g, "$1");

/** From this length on, one wrong letter can't make the name of something else. */
const longName = 12;

/**
 * Finds the setting that a variable of the environment was meant to be: "TRUSTED_PROXY" for TRUSTED_PROXIES. Returns undefined for
 * the name of a setting itself, and for names that are not ours.
 */
export function findMeant(name: string, settings: readonly string[]): string | undefined {
  if (settings.includes(name)) return undefined;
  const written = canonical(name);
  return settings.find((setting) => {
    const right = canonical(setting);
    return written === right || (setting.length >= longName && isOneEditAway(written, right));
  });
}

/** Tells whether one letter was changed, left out, added, or swapped with the next. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  const [x, y] = [a.slice(at), b.slice(at)];
  const swapped = x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || swapped;
}
