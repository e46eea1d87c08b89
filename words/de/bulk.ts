import type { bulk as english } from "../en/bulk";
import { amount } from "./amounts";
import { capital } from "./methods";

const members = (n: number) => amount(n, "Mitglied", "Mitglieder");
const found = "alle gefundenen Mitglieder";

/** What acts on many members say: before, while they run, and after. Without a number, a filter says who is meant. */
export const bulk: typeof english = {
  acts: {
    remind: {
      title: (n) => (n === null ? `${capital(found)} erinnern` : `${members(n)} erinnern`),
      text: "Mitglieder ohne zweiten Faktor erhalten in Ihrem Namen eine E-Mail mit der Bitte, einen einzurichten. Andere werden übersprungen.",
      button: "Erinnerungen senden",
      running: "Erinnerungen werden gesendet",
      done: (n) => `${members(n)} erinnert.`,
    },
    require: {
      title: (n) =>
        n === null
          ? "Zwei-Faktor von allen gefundenen Mitgliedern verlangen"
          : `Zwei-Faktor von ${amount(n, "Mitglied", "Mitgliedern")} verlangen`,
      text: "Beendet Ausnahme und Schonfrist sofort. Beim nächsten Besuch oder bis zum Datum der Richtlinie muss ein zweiter Faktor eingerichtet werden; dazu gibt es eine E-Mail. Mitglieder, die schon einen haben, werden übersprungen.",
      button: "Verlangen",
      running: "Ausnahmen und Schonfristen werden beendet",
      done: (n) => `Zwei-Faktor ist jetzt Pflicht für ${members(n)}.`,
    },
    exempt: {
      title: (n) => (n === null ? `${capital(found)} ausnehmen` : `${members(n)} ausnehmen`),
      text: "Bis zum Ende des Tages wird kein zweiter Faktor verlangt. Mitglieder, die schon einen haben, nutzen ihn weiter und werden übersprungen.",
      button: "Ausnehmen",
      running: "Ausnahmen werden eingetragen",
      done: (n) => `${members(n)} ausgenommen.`,
    },
    "end-sessions": {
      title: (n) =>
        n === null
          ? "Sitzungen aller gefundenen Mitglieder beenden"
          : `Sitzungen von ${amount(n, "Mitglied", "Mitgliedern")} beenden`,
      text: "Sie werden auf allen Geräten abgemeldet und können sich wieder anmelden.",
      button: "Sitzungen beenden",
      running: "Sitzungen werden beendet",
      done: (n) => `${members(n)} auf allen Geräten abgemeldet.`,
    },
  },
  selected: (names, others) =>
    `Ausgewählt: ${names.join(", ")}${others > 0 ? ` und ${amount(others, "weiteres Mitglied", "weitere Mitglieder")}` : ""}.`,
  everyone: (state, search) =>
    [
      "Gemeint sind alle Mitglieder",
      ...(state === null ? [] : [`mit dem Filter „${state}“`]),
      ...(search === "" ? [] : [`mit Treffer bei der Suche nach „${search}“`]),
      "in dem Moment, in dem sie an der Reihe sind, außer Ihnen selbst und Rollen, auf die Sie nicht zugreifen dürfen.",
    ].join(" "),
  reason: "Grund",
  reasonHint: "Steht im Protokoll, falls später jemand fragt.",
  until: "Bis",
  untilHint: "Die Ausnahme endet mit diesem Tag (UTC), höchstens ein Jahr im Voraus.",
  cancel: "Abbrechen",
  progress: (n, total) =>
    total === null
      ? `${n} Mitglieder. Es geht weiter, auch wenn Sie diese Seite verlassen.`
      : `${n} von ${total} Mitgliedern. Es geht weiter, auch wenn Sie diese Seite verlassen.`,
  stop: "Stoppen",
  reload: "Neu laden",
  back: "Zurück zu den Mitgliedern",
  stopped: (left) =>
    left
      ? `Vor dem Ende gestoppt: ${members(left)} nicht erreicht. Was erledigt ist, bleibt erledigt.`
      : "Vor dem Ende gestoppt. Was erledigt ist, bleibt erledigt.",
  over: (n) => `${members(n)} übersprungen.`,
  passedOver: "Übersprungen",
  passed: {
    "out-of-reach": "Sie selbst oder eine Rolle, auf die Sie nicht zugreifen dürfen",
    invited: "Noch nicht beigetreten",
    deactivated: "Deaktiviert",
    "reset-pending": "Eine Zurücksetzung läuft",
    covered: "Haben einen akzeptierten zweiten Faktor",
    "not-required": "Die Richtlinie verlangt von dieser Rolle nichts",
    "required-already": "Schon Pflicht: keine Ausnahme oder Schonfrist zu beenden",
    "mail-wait": "Vor Kurzem angeschrieben oder vorerst oft genug",
    "no-session": "Nicht angemeldet",
  },
};
