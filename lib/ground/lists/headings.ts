/**
 * The meaning of a column, by its heading. An address is someone's at `work`, `plain` ("Email"), a `login` that may be one, or
 * `other`: private, a second one, or someone else's.
 */
export type Meaning = { kind: "address"; rank: AddressRank } | { kind: "name" | "first" | "last" | "role" };
export type AddressRank = "work" | "plain" | "login" | "other";

const address = /mails?( ?ad+res+\w*)?\b|courriel|correo|\be ?post(ad+res+\w*)?\b/;
/** Words of a heading that has "email" in it but no address under it. */
const about =
  /\b(verified|verifiziert|status|type|typ|label|sent|count|format|notifications?|opt|consent|codes?|signature)\b/;
const login =
  /^(log ?in|user ?name|user ?id|user ?principal ?name|upn|sign ?in( ?name)?|benutzer(name|kennung)?|benutzerprinzipalname|anmeldename|account( ?name)?|identifiant)$/;
const aliases = /^(proxy ?addresses|proxy ?adressen|alias(es)?)$/;

const list = (words: string) => new RegExp(`\\b(${words.trim().split(/\s+/).join("|")})\\b`);
const other = list(`
  personal privates? home recovery rescue second secondary alternat(e|ive)s? other extra additional backup former old previous new alias(es)?
  proxy forward(ing)? manager supervisor boss lead sponsor assistant parent guardian emergency billing invoice reply creator created added
  invited inviter referrer referred owner family spouse
  privat(e[rsn]?)? zweite?s? zweit sekunda?e?re? weitere? andere? alternative? alte? neue? wiederherstellungs?\\w* notfall\\w* vorgesetzte[rn]?
  fuh?e?hrungskraft assistenz rechnungs?\\w* ersatz\\w* neben\\w*
  perso personnel(le)? privee? secours secondaire autre particular secundario alternativo recuperacion`);
const work = list(`
  work company corporate corp business office official professional organi[sz]ation(al)? org employee staff primary main default
  firma firmen unternehmens? dienst(lich(e[rsn]?)?)? geschae?ft(s|lich(e[rsn]?)?)? beruflich(e[rsn]?)? arbeits? bue?ro haupt primae?re? mitarbeiter
  professionnel(le)? pro travail entreprise trabajo laboral empresa principale?`);

const named: [Exclude<Meaning["kind"], "address">, RegExp][] = [
  ["first", /^(first|given|fore|christian) ?names?$|^vornamen?$|^rufname$|^prenoms?$|^nombres?$/],
  ["last", /^(last|family|sur) ?names?$|^(nach|familien|zu)namen?$|^nom de famille$|^apellidos?$/],
  [
    "name",
    /^((full|display|real|complete|employee|member|person) ?)?name$|^(anzeige|mitarbeiter|voller |vollstandiger )name$|^(vor und nachname|nom( complet)?|nombre completo)$/,
  ],
  ["role", /^((user|member|workspace|gatehouse) ?)?roles?$|^((benutzer|mitglieds?) ?)?rollen?$|^rol$|^ruolo$/],
];

/** Reads one heading, whatever its case, marks, brackets and joined words. Returns null if its meaning is not known. */
export function readHeading(heading: string): Meaning | null {
  if (heading.length > 200) return null;
  const words = wordsOf(heading);
  const bare = wordsOf(heading.replace(/\[[^\]]*\]|\([^)]*\)/g, " "));
  const kind = named.find(([, pattern]) => pattern.test(bare))?.[0];
  if (kind) return { kind };
  if (aliases.test(bare)) return { kind: "address", rank: "other" };
  if (login.test(bare)) return { kind: "address", rank: "login" };
  const isAddress = (address.test(words) || bare === "address") && !about.test(words);
  return isAddress ? { kind: "address", rank: rankHeading(heading) ?? "plain" } : null;
}

/** Tells by its words whose addresses a column holds, if the heading says it. */
export function rankHeading(heading: string): "work" | "other" | null {
  const words = wordsOf(heading);
  return other.test(words) ? "other" : work.test(words) ? "work" : null;
}

/** Writes a heading as words in lower case, without marks: "secondEmail", "E-Mail (privat)" and "Geschäftsmail" alike. */
const wordsOf = (heading: string) =>
  heading
    .normalize("NFKD")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{L}{2})(e?mail)/gu, "$1 $2")
    .trim();
