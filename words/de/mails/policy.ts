import type { Why } from "@/lib/rules/policy/why";
import { amount } from "../amounts";
import { capital } from "../methods";
import { sayAccepted, sayAsked, sayCause } from "../why-enrol";

export const policyDecided = {
  subject: (title: string, workspace: string) => `${workspace}: ${title}`,
  titles: {
    approved: "Die schwächere Richtlinie wurde genehmigt",
    "took-hold": "Die schwächere Richtlinie ist veröffentlicht",
    refused: "Die schwächere Richtlinie wurde abgelehnt",
    withdrawn: "Die schwächere Richtlinie wurde zurückgezogen",
    stopped: "Die schwächere Richtlinie wurde gestoppt",
    lapsed: "Die schwächere Richtlinie konnte nicht veröffentlicht werden",
  },
  preview: "Sehen Sie sich die Richtlinie und ihren Verlauf an.",
  someoneLeft: "eine Person, die nicht mehr dabei ist,",
  what: {
    approved: (by: string, asker: string, time: string) =>
      `${by} hat am ${time} genehmigt, was ${asker} veröffentlichen wollte. Die Richtlinie ist veröffentlicht.`,
    "took-hold": (asker: string, time: string) =>
      `${capital(asker)} wollte eine schwächere Richtlinie veröffentlichen. Die Wartezeit von einem Tag ist vorbei, und niemand hat sie gestoppt. Sie wurde am ${time} veröffentlicht.`,
    refused: (by: string, asker: string, time: string) =>
      `${by} hat am ${time} abgelehnt, was ${asker} veröffentlichen wollte. Nichts wurde veröffentlicht.`,
    withdrawn: (asker: string, time: string) =>
      `${capital(asker)} hat die gewünschte Veröffentlichung am ${time} zurückgezogen. Nichts wurde veröffentlicht.`,
    stopped: (by: string | null, asker: string, time: string) =>
      by === null
        ? `Was ${asker} veröffentlichen wollte, wurde am ${time} mit dem Link in unserer E-Mail gestoppt. Nichts wurde veröffentlicht.`
        : `${by} hat am ${time} gestoppt, was ${asker} veröffentlichen wollte. Nichts wurde veröffentlicht.`,
    lapsed: (asker: string) =>
      `${capital(asker)} wollte eine schwächere Richtlinie veröffentlichen. Die Wartezeit von einem Tag ist vorbei, aber die Richtlinie konnte nicht mehr veröffentlicht werden. Sie ist wieder ein Entwurf.`,
  },
};

export const policyWeakened = {
  subjects: {
    published: (workspace: string) => `Die Richtlinie von ${workspace} verlangt jetzt weniger`,
    asked: (workspace: string) => `Eine schwächere Richtlinie von ${workspace} wartet auf Genehmigung`,
    held: (workspace: string) => `Eine schwächere Richtlinie von ${workspace} wird veröffentlicht`,
  },
  titles: {
    published: "Die Richtlinie verlangt jetzt weniger",
    asked: "Eine schwächere Richtlinie wartet auf Genehmigung",
    held: "Eine schwächere Richtlinie wird veröffentlicht",
  },
  previews: {
    published: "Wenn Sie damit nicht gerechnet haben, sehen Sie sie sich jetzt an.",
    asked: "Nichts ändert sich, bevor jemand sie genehmigt.",
    held: "Wenn Sie das nicht veranlasst haben, stoppen Sie es.",
  },
  published: (by: string, time: string) => `${by} hat am ${time} Folgendes veröffentlicht:`,
  asked: (by: string, time: string) => `${by} möchte seit dem ${time} Folgendes veröffentlichen:`,
  approval: (by: string) =>
    `Das schützt weniger als die geltende Richtlinie. Deshalb muss eine zweite Person zustimmen. Sprechen Sie mit ${by}, bevor Sie entscheiden. Bis dahin ändert sich nichts.`,
  held: (until: string) =>
    `Das schützt weniger als die geltende Richtlinie, und niemand sonst könnte es genehmigen. Deshalb wird es am ${until} veröffentlicht, wenn es vorher niemand stoppt.`,
  notYou: "Wenn Sie das nicht veranlasst haben",
  stop: "Stoppen Sie es. Dann wird nichts veröffentlicht. Ändern Sie danach Ihr Passwort.",
  stopAction: "Diese Richtlinie stoppen",
};

/** What a mail asks for: a method for someone who has none, or another one. */
const isAnother = ({ has }: Why) => has.length > 0;
const use = ({ accepted }: Why) => `Sie können ${sayAccepted(accepted)} verwenden. Das dauert etwa zwei Minuten.`;
const twoFactor = "Zwei-Faktor-Authentifizierung";
const please = (why: Why) =>
  isAnother(why) ? `Fügen Sie ${sayAccepted(why.accepted)} hinzu` : `Richten Sie ${twoFactor} ein`;
const toDo = (why: Why) => (isAnother(why) ? `${sayAccepted(why.accepted)} hinzuzufügen` : `${twoFactor} einzurichten`);

const endings = { exemption: "Ausnahme", grace: "Schonfrist" };
type Ending = keyof typeof endings;
const whenOf = (from: string | null) => (from === null ? "ab sofort" : `ab dem ${from}`);

export const requirementPublished = {
  asked: sayAsked,
  moved: (workspace: string) => `Die Frist für ${twoFactor} in ${workspace} wurde geändert`,
  ended: (ending: Ending, workspace: string) => `Ihre ${endings[ending]} für ${twoFactor} in ${workspace} ist beendet`,
  preview: (why: Why) => `${please(why)}.`,
  whatAsked: (who: string, workspace: string, why: Why, from: string | null) =>
    isAnother(why)
      ? `${who} hat geändert, welche Methoden ${workspace} akzeptiert. Von Ihnen wird ${whenOf(from)} eine andere verlangt. ${sayCause(why, workspace)}`
      : `${who} hat festgelegt, dass ${workspace} ${whenOf(from)} ${twoFactor} verlangt. ${sayCause(why, workspace)}`,
  whatMoved: (who: string, workspace: string, why: Why, from: string | null) =>
    `${who} hat die Frist geändert: ${workspace} verlangt ${whenOf(from)} ${twoFactor}. ${sayCause(why, workspace)}`,
  whatEnded: (who: string, ending: Ending, workspace: string, why: Why, from: string | null) =>
    `${who} hat Ihre ${endings[ending]} beendet: ${workspace} verlangt von Ihnen ${whenOf(from)} ${twoFactor}. ${sayCause(why, workspace)}`,
  todo: (why: Why, begun: boolean) =>
    [
      begun
        ? `${please(why)}, wenn Sie sich das nächste Mal anmelden: Vorher haben Sie auf nichts anderes Zugriff.`
        : `${please(why)}, bevor es so weit ist. Dann hält Sie an diesem Tag nichts auf.`,
      ...(isAnother(why) ? ["Bis dahin können Sie sich weiterhin mit Ihrer bisherigen Methode anmelden."] : []),
      use(why),
    ].join(" "),
  action: (why: Why) => (isAnother(why) ? "Jetzt hinzufügen" : "Jetzt einrichten"),
};

export const requirementReminder = {
  subject: (why: Why, workspace: string, daysLeft: number | undefined) =>
    daysLeft === undefined
      ? `${please(why)}: ${workspace}`
      : `Noch ${amount(daysLeft, "Tag", "Tage")}, um in ${workspace} ${toDo(why)}`,
  title: (why: Why) => please(why),
  preview: "Das dauert etwa zwei Minuten.",
  /** Without a person, the calendar sent it. */
  asks: (who: string | null, workspace: string, why: Why, deadline: string | null) =>
    [
      who === null ? `${workspace} erinnert Sie daran, ${toDo(why)}.` : `${who} bittet Sie, ${toDo(why)}.`,
      sayCause(why, workspace),
      ...(deadline === null
        ? []
        : [`Ab dem ${deadline} ist das Pflicht: Vorher haben Sie dann auf nichts anderes Zugriff.`]),
      use(why),
    ].join(" "),
};

export const requirementWithdrawn = {
  subject: (workspace: string) => `${workspace} hat eine geplante Zwei-Faktor-Pflicht zurückgenommen`,
  title: "Die geplante Pflicht wurde zurückgenommen",
  previews: { none: "Sie müssen bis dahin nichts einrichten.", earlier: "Ihre frühere Frist gilt wieder." },
  done: (who: string, workspace: string, from: string) =>
    `Wir haben Ihnen mitgeteilt, dass ${workspace} ab dem ${from} von Ihnen ${twoFactor} verlangt. ${who} hat das zurückgenommen.`,
  none: "Sie müssen bis dahin nichts einrichten. Sie können es trotzdem tun: Ein zweiter Faktor hält andere fern, auch wenn sie Ihr Passwort kennen.",
  earlier: (deadline: string) => `Was vorher galt, gilt weiter: Richten Sie ${twoFactor} bis zum ${deadline} ein.`,
};
