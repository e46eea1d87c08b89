import type { RoleName } from "@/lib/rules/policy/settings";

/** How a demo person stands when the demo is filled. */
export type Standing =
  | "protected"
  | "fragile"
  | "reset-pending"
  | "blocked"
  | "in-grace"
  | "exempt"
  | "invited"
  | "deactivated";

/** What a demo person enrolled: an app, passkeys of three makers, a security key, the emailed code. */
export type DemoMethod = "app" | "icloud" | "google" | "windows" | "key" | "email";

export type DemoPerson = {
  name: string;
  email: string;
  role: RoleName;
  standing: Standing;
  methods: readonly DemoMethod[];
  shown: boolean;
};

const kits: readonly (readonly DemoMethod[])[] = [
  ["app"],
  ["icloud", "app"],
  ["app"],
  ["google"],
  ["key", "app"],
  ["windows"],
  ["app", "email"],
];
const equipped = (standing: Standing) => ["protected", "fragile", "reset-pending"].includes(standing);

const shown = (name: string, role: RoleName, standing: Standing): DemoPerson => ({
  ...person(name, standing),
  role,
  shown: true,
});

function person(name: string, standing: Standing, kit = 0): DemoPerson {
  const first =
    name
      .normalize("NFD")
      .split(" ")[0]
      ?.toLowerCase()
      .replace(/[^a-z]/g, "") ?? "";
  const methods = equipped(standing) ? (kits[kit % kits.length] ?? []) : [];
  return { name, email: `${first}@demo.example`, role: "member", standing, methods, shown: false };
}

const rows = (standing: Standing, names: string) => names.split(", ").map((name, i) => person(name, standing, i));

/** The people of the demo: the first is its owner. Invented names from many languages, one with right-to-left script. */
export const demoPeople: DemoPerson[] = [
  shown("Olga Owner", "owner", "protected"),
  shown("Ada Admin", "admin", "protected"),
  shown("Hedda Helpdesk", "helpdesk", "protected"),
  shown("Bo Member", "member", "protected"),
  shown("Nils Newcomer", "member", "blocked"),
  { ...person("Oskar Owner", "protected"), role: "owner" },
  ...rows(
    "protected",
    "Aaliyah Karim, Benedikt Hofer, Dagny Solberg, Emre Aydin, Farah Haddad, Giulia Conti, Henrik Lund, Imani Otieno, Jaroslav Novák, Katarzyna Zielińska, Luís Moreira, Mei Tanaka, Noor de Vries, Ottilie Baumgartner, Priya Raman, Quentin Lefèvre, Rosa Jiménez, Søren Holm, Tomasz Wiśniewski",
  ),
  ...rows("fragile", "Uma Deshpande, Viktor Petrov, Wanjiru Mwangi"),
  { ...person("Ximena Castro", "fragile"), methods: ["email"] },
  ...rows("reset-pending", "Carmen Ruiz"),
  ...rows("in-grace", "Yusuf Demir, Zofia Kowalczyk, Amélie Laurent"),
  ...rows("blocked", "Björn Dahl, Chiara Ferrari, Duc Nguyen"),
  ...rows("exempt", "Eilidh MacLeod"),
  ...rows("invited", "Finn Doherty, Greta Lindqvist"),
  ...rows("deactivated", "Hugo Silva"),
  { ...person("ליאור כהן", "protected", 1), email: "lior@demo.example" },
];
