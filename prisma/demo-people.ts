import type { RoleName } from "@/lib/rules/policy/settings";

/** How a demo person stands when the demo is filled. */
export type Standing = "protected" | "fragile" | "blocked" | "in-grace" | "exempt" | "invited" | "deactivated";

export type DemoPerson = { name: string; email: string; role: RoleName; standing: Standing; shown: boolean };

const shown = (name: string, role: RoleName, standing: Standing): DemoPerson => ({
  ...person(name, standing),
  role,
  shown: true,
});

function person(name: string, standing: Standing): DemoPerson {
  const first =
    name
      .normalize("NFD")
      .split(" ")[0]
      ?.toLowerCase()
      .replace(/[^a-z]/g, "") ?? "";
  return { name, email: `${first}@demo.example`, role: "member", standing, shown: false };
}

const rows = (standing: Standing, names: string) => names.split(", ").map((name) => person(name, standing));

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
    "Aaliyah Karim, Benedikt Hofer, Carmen Ruiz, Dagny Solberg, Emre Aydin, Farah Haddad, Giulia Conti, Henrik Lund, Imani Otieno, Jaroslav Novák, Katarzyna Zielińska, Luís Moreira, Mei Tanaka, Noor de Vries, Ottilie Baumgartner, Priya Raman, Quentin Lefèvre, Rosa Jiménez, Søren Holm, Tomasz Wiśniewski",
  ),
  ...rows("fragile", "Uma Deshpande, Viktor Petrov, Wanjiru Mwangi, Ximena Castro"),
  ...rows("in-grace", "Yusuf Demir, Zofia Kowalczyk, Amélie Laurent"),
  ...rows("blocked", "Björn Dahl, Chiara Ferrari, Duc Nguyen"),
  ...rows("exempt", "Eilidh MacLeod"),
  ...rows("invited", "Finn Doherty, Greta Lindqvist"),
  ...rows("deactivated", "Hugo Silva"),
  { name: "ליאור כהן", email: "lior@demo.example", role: "member", standing: "protected", shown: false },
];
