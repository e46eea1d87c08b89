import type { RoleName } from "@/lib/rules/policy/settings";

/** The words for a role: as a label, for one person, for all who have it, and for what it may do. */
export const roleWords: Record<RoleName, { name: string; one: string; all: string; may: string }> = {
  owner: { name: "Inhaber", one: "Inhaber", all: "Inhaber", may: "Alles, auch andere Inhaber verwalten" },
  admin: { name: "Admin", one: "Admin", all: "Admins", may: "Mitglieder, Richtlinie, Zurücksetzungen und Protokoll" },
  helpdesk: {
    name: "Helpdesk",
    one: "Mitglied des Helpdesks",
    all: "Helpdesk",
    may: "Sieht Mitglieder und setzt Zwei-Faktor zurück",
  },
  member: { name: "Mitglied", one: "Mitglied", all: "Mitglieder", may: "Nur das eigene Konto" },
};
