import type { MethodKind } from "@/lib/rules/policy/settings";
import { adminProof } from "./common";

const proof = {
  ...adminProof,
  "enrol-first":
    "Ein E-Mail-Code reicht dafür nicht. Richten Sie eine Authenticator-App, einen Passkey oder einen Sicherheitsschlüssel ein und kommen Sie dann zurück.",
};
const plan = {
  plan: "In Ihrem Tarif ist Zwei-Faktor-Authentifizierung möglich, sie lässt sich aber nicht zur Pflicht machen.",
};
const asked = { asked: "Dieser Entwurf wartet auf Genehmigung. Bis dahin kann ihn niemand ändern." };
const notPermitted = { "not-permitted": "Ihre Rolle hat sich geändert. Sie dürfen nicht mehr veröffentlichen." };

const ownMethods: Record<MethodKind, string> = {
  totp: "Ihre Authenticator-App",
  passkey: "Ihr Passkey oder Sicherheitsschlüssel",
  email: "Ihr E-Mail-Code",
};
const newMethods: Record<MethodKind, string> = {
  totp: "eine Authenticator-App",
  passkey: "einen Passkey oder Sicherheitsschlüssel",
  email: "einen E-Mail-Code",
};
const or = new Intl.ListFormat("de", { type: "disjunction" });
const and = new Intl.ListFormat("de", { type: "conjunction" });

type NotCovered = { has: MethodKind[]; accepted: MethodKind[] };

/** Says that the publisher's own methods would not be accepted, which ones, and what to add first. */
function sayNotCovered({ has, accepted }: NotCovered): string {
  const add = `Fügen Sie zuerst ${or.format(accepted.map((kind) => newMethods[kind]))} hinzu und veröffentlichen Sie dann.`;
  if (has.length === 0) return `Sie haben keinen zweiten Faktor mehr. ${add}`;
  const own = and.format(has.map((kind) => ownMethods[kind]));
  return `${own} ${has.length === 1 ? "würde" : "würden"} nicht mehr akzeptiert. ${add}`;
}

const judged = {
  ...plan,
  "not-covered": sayNotCovered,
  unchanged: "Alles entspricht der geltenden Richtlinie. Es wurde nichts veröffentlicht, und es gibt keinen Entwurf.",
  problems: "Etwas in diesem Entwurf lässt sich nicht mehr veröffentlichen. Starten Sie den Probelauf noch einmal.",
};

/** Saving a draft. */
export const draft = {
  ...plan,
  ...asked,
  waiting: "Eine veröffentlichte Version wartet auf ihren Tag. Machen Sie sie zuerst rückgängig und ändern Sie dann.",
};

/** Publishing. */
export const publication = {
  ...proof,
  ...judged,
  ...asked,
  ...notPermitted,
  "no-factor":
    "Bevor Sie Zwei-Faktor-Authentifizierung zur Pflicht machen, müssen Sie sie selbst nutzen. Richten Sie sie ein und kommen Sie dann zurück.",
  "owner-only":
    "Damit könnte ein Inhaber einen anderen allein zurücksetzen. Deshalb kann das nur ein Inhaber beantragen. Bitten Sie einen Inhaber, es zu veröffentlichen.",
  changed: "Der Entwurf wurde geändert, seit Sie ihn gesehen haben. Es wurde nichts veröffentlicht.",
  "day-passed": "Der geplante Tag hat schon begonnen. Wählen Sie einen späteren oder veröffentlichen Sie sofort.",
};

const decided = {
  ...proof,
  ...notPermitted,
  over: "Darüber wurde schon entschieden, oder es hat sich geändert. Laden Sie die Seite neu.",
};

/** Approving a publication that waits. */
export const approval = {
  ...decided,
  ...judged,
  "second-person": "Das muss eine andere Person genehmigen, deren Rolle diesen Schutz aufheben darf.",
  "asker-gone":
    "Die Person, die das beantragt hat, darf nicht mehr veröffentlichen. Lehnen Sie ab und veröffentlichen Sie den Entwurf dann selbst.",
};

/** Refusing, stopping or taking back a publication that waits. */
export const refusal = {
  ...decided,
  own: "Das haben Sie selbst beantragt. Ziehen Sie es stattdessen zurück.",
  "second-person": "Das hat jemand anderes beantragt, und die Entscheidung liegt nicht bei Ihnen.",
  "owner-only": "Das kann nur ein Inhaber stoppen.",
};

/** Undoing a version. */
export const undoing = {
  ...proof,
  ...asked,
  "draft-exists": "Es gibt bereits einen Entwurf. Veröffentlichen oder verwerfen Sie ihn zuerst.",
  "owner-only":
    "Ohne diesen Plan bliebe weniger Schutz als vorgesehen. Rückgängig machen kann ihn nur die Person, die ihn geplant hat, oder ein Inhaber.",
  changed: "Das ist nicht mehr die neueste Version. Laden Sie die Seite neu.",
};
