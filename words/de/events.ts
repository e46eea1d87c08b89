import { amount } from "./amounts";
import { methodWords, sayProofs } from "./methods";
import { roleWords } from "./roles";

/** The words for each action that an audit event can name. */
export const actionWords = {
  "workspace.created": "Workspace erstellt",
  "workspace.settings_changed": "Einstellungen geändert",
  "workspace.deletion_asked": "Löschen des Workspace veranlasst",
  "workspace.deletion_taken_back": "Löschen des Workspace zurückgenommen",
  "workspace.exported": "Workspace exportiert",
  "workspace.plan_changed": "Tarif geändert",
  "workspace.invitations_granted": "Mehr Einladungen gewährt",
  "member.invited": "Mitglied eingeladen",
  "member.invitation_resent": "Einladung erneut gesendet",
  "member.invitation_withdrawn": "Einladung zurückgezogen",
  "member.joined": "Mitglied beigetreten",
  "member.role_changed": "Rolle geändert",
  "member.deactivated": "Mitglied deaktiviert",
  "member.reactivated": "Mitglied reaktiviert",
  "member.locked": "Konto gesperrt",
  "member.reported": "Konto vom Mitglied gesperrt",
  "member.unlocked": "Konto entsperrt",
  "member.renamed": "Name geändert",
  "member.email_change_asked": "Änderung der E-Mail-Adresse angefordert",
  "member.email_changed": "E-Mail-Adresse geändert",
  "member.email_change_stopped": "Änderung der E-Mail-Adresse gestoppt",
  "member.data_exported": "Eigene Daten exportiert",
  "member.deleted": "Mitglied gelöscht",
  "member.exempted": "Ausnahme gewährt",
  "member.exemption_ended": "Ausnahme beendet",
  "member.grace_ended": "Schonfrist beendet",
  "member.reminded": "Erinnerung gesendet",
  "member.rescued": "Inhaber durch den Betreiber gerettet",
  "session.password_failed": "Falsches Passwort",
  "session.passkey_failed": "Passkey abgelehnt",
  "session.second_factor_failed": "Falscher zweiter Faktor",
  "session.challenge_ended": "Anmeldung nach falschen zweiten Faktoren beendet",
  "session.signed_in": "Angemeldet",
  "session.signed_out": "Abgemeldet",
  "session.ended": "Sitzung beendet",
  "session.stepped_up": "Identität erneut bestätigt",
  "session.step_up_failed": "Identität nicht bestätigt",
  "credential.added": "Methode hinzugefügt",
  "credential.removed": "Methode entfernt",
  "credential.renamed": "Methode umbenannt",
  "credential.preferred": "Bevorzugte Methode gewählt",
  "credential.tried": "Methode getestet",
  "credential.distrusted": "Sicherheitsschlüssel abgeschaltet: Er wurde vielleicht kopiert",
  "two_factor.disabled": "Zwei-Faktor deaktiviert",
  "recovery_codes.issued": "Wiederherstellungscodes gesichert",
  "recovery_codes.viewed": "Wiederherstellungscodes angesehen",
  "recovery_codes.checked": "Wiederherstellungscode geprüft",
  "recovery_code.used": "Wiederherstellungscode verwendet",
  "password.changed": "Passwort geändert",
  "password.reset_requested": "Link für neues Passwort angefordert",
  "password.reset_sent": "Link für neues Passwort von einem Admin gesendet",
  "password.reset": "Neues Passwort gesetzt",
  "reset.help_requested": "Hilfe angefragt",
  "reset.help_closed": "Hilfeanfrage geschlossen",
  "reset.requested": "Zurücksetzung beantragt",
  "reset.approved": "Zurücksetzung genehmigt",
  "reset.refused": "Zurücksetzung abgelehnt",
  "reset.lapsed": "Zurücksetzung nicht rechtzeitig genehmigt",
  "reset.issued": "Zwei-Faktor zurückgesetzt",
  "reset.code_failed": "Falscher Reset-Code",
  "reset.opened": "Reset-Code angenommen",
  "reset.used": "Zurücksetzung abgeschlossen",
  "reset.cancelled": "Zurücksetzung abgebrochen",
  "reset.stopped": "Zurücksetzung vom Mitglied gestoppt",
  "reset.restored": "Methoden wiederhergestellt",
  "policy.drafted": "Entwurf der Richtlinie gespeichert",
  "policy.discarded": "Entwurf der Richtlinie verworfen",
  "policy.published": "Richtlinie veröffentlicht",
  "policy.asked": "Richtlinie wartet auf Genehmigung",
  "policy.approved": "Richtlinie genehmigt",
  "policy.refused": "Richtlinie abgelehnt",
  "policy.withdrawn": "Antrag zur Richtlinie zurückgenommen",
  "policy.stopped": "Angehaltene Richtlinie gestoppt",
  "policy.lapsed": "Richtlinie konnte nicht mehr veröffentlicht werden",
  "policy.taken_back": "Geplante Richtlinie zurückgenommen",
  "application.added": "Anwendung hinzugefügt",
  "application.changed": "Anwendung geändert",
  "application.paused": "Anwendung pausiert",
  "application.resumed": "Anwendung fortgesetzt",
  "application.deleted": "Anwendung gelöscht",
  "application.secret_added": "Client-Secret hinzugefügt",
  "application.secret_removed": "Client-Secret entfernt",
  "application.reached": "Bei einer Anwendung angemeldet",
  "application.refused": "Anwendung abgelehnt",
  "application.left": "Von einer Anwendung abgemeldet",
  "issuer.keys_added": "Signaturschlüssel hinzugefügt",
  "operator.members_listed": "Mitglieder vom Betreiber aufgelistet",
  "operator.keys_rotated": "Schlüssel vom Betreiber erneuert",
  "operator.audit_verified": "Protokoll vom Betreiber geprüft",
  "operator.migrated": "Datenbank vom Betreiber aktualisiert",
  "operator.restored": "Datenbank vom Betreiber aus einer Sicherung wiederhergestellt",
  "operator.checked": "Installation vom Betreiber geprüft",
  "act.refused": "Aktion abgelehnt",
  "members.exported": "Mitglieder exportiert",
  "audit.exported": "Protokoll exportiert",
};

/** Names who acted if that was not a member. */
export const who = {
  operator: (name: string | null) => (name ? `der Betreiber (${name})` : "der Betreiber"),
  system: "Gatehouse",
  unknown: "unbekannt",
};

type Data = Record<string, unknown>;

const proven = { sfa: "einem Faktor", mfa: "zweitem Faktor", phr: "Passkey oder Sicherheitsschlüssel" };

/** What an event of each action says beyond its title. */
export const details: { [action: string]: (data: Data) => string } = {
  "workspace.settings_changed": saySettings,
  "member.role_changed": ({ from, to }) => `Von ${role(from)} zu ${role(to)}.`,
  "member.invited": ({ email, role: as }) => `${email ?? ""} als ${role(as)}.`,
  "member.invitation_resent": ({ email }) => String(email ?? ""),
  "member.invitation_withdrawn": ({ email }) => String(email ?? ""),
  "member.joined": ({ by }) => (by === "sign-up" ? "Durch Registrierung." : "Auf Einladung."),
  "member.exempted": ({ reason }) => String(reason ?? ""),
  "member.locked": ({ sessions }) =>
    typeof sessions === "number" ? `${amount(sessions, "Sitzung", "Sitzungen")} beendet.` : "",
  "member.reported": ({ by }) => (by === "mail" ? "Mit dem Link in einer E-Mail." : "Aus der eigenen Sitzung."),
  "member.renamed": sayChange,
  "member.email_changed": ({ from, email }) => sayChange({ from, to: email }),
  "session.signed_in": ({ amr }) => sayWith(amr),
  "session.ended": ({ sessions }) =>
    typeof sessions === "number" ? `${amount(sessions, "Sitzung", "Sitzungen")}.` : "",
  "member.deactivated": ({ sessions }) =>
    typeof sessions === "number" && sessions > 0 ? `${amount(sessions, "Sitzung", "Sitzungen")} beendet.` : "",
  "credential.added": sayMethod,
  "credential.distrusted": () => "Der Zähler lief rückwärts.",
  "credential.removed": sayMethod,
  "recovery_code.used": ({ left }) => (typeof left === "number" ? `${left} übrig.` : ""),
  "act.refused": ({ act, reason }) => `${sayAct(act)}: ${sayReason(reason)}.`,
  "members.exported": ({ rows }) => (typeof rows === "number" ? `${amount(rows, "Zeile", "Zeilen")}.` : ""),
  "audit.exported": ({ events }) => (typeof events === "number" ? `${amount(events, "Ereignis", "Ereignisse")}.` : ""),
  "application.added": sayName,
  "application.changed": ({ name, changed }) => `${name}: ${(Array.isArray(changed) ? changed : []).join(", ")}.`,
  "application.paused": sayName,
  "application.resumed": sayName,
  "application.deleted": sayName,
  "application.secret_added": sayName,
  "application.secret_removed": sayName,
  "application.reached": ({ name, acr }) => `${name}, mit ${proven[acr as keyof typeof proven]}.`,
  "application.refused": ({ name, reason }) => `${name}: ${sayReason(reason)}.`,
  "application.left": sayName,
  "policy.asked": ({ version, heldUntil }) => `Version ${version}.${heldUntil ? ` Angehalten bis ${heldUntil}.` : ""}`,
  "policy.drafted": sayVersion,
  "policy.published": sayVersion,
  "policy.approved": sayVersion,
  "policy.refused": sayVersion,
  "policy.withdrawn": sayVersion,
  "policy.stopped": sayVersion,
  "policy.lapsed": sayVersion,
};

/** Names the version of the policy that an event is about. */
export function sayVersion({ version }: Data): string {
  return version ? `Version ${version}.` : "";
}

function role(value: unknown): string {
  const name = String(value);
  return Object.hasOwn(roleWords, name) ? roleWords[name as keyof typeof roleWords].name : "";
}

const acts: Record<string, string> = {
  "add-application": "Anwendung hinzufügen",
  "add-secret": "Client-Secret hinzufügen",
  "approve-policy": "Richtlinie genehmigen",
  "change-application": "Anwendung ändern",
  "close-request": "Hilfeanfrage schließen",
  deactivate: "Konto deaktivieren",
  "decide-reset": "Über eine Zurücksetzung entscheiden",
  "end-exemption": "Ausnahme beenden",
  "end-session": "Sitzung beenden",
  "end-sessions": "Sitzungen beenden",
  exempt: "Ausnehmen",
  invite: "Einladen",
  password: "Link für neues Passwort senden",
  "publish-policy": "Richtlinie veröffentlichen",
  reactivate: "Reaktivieren",
  remind: "Erinnern",
  resend: "Einladung erneut senden",
  reset: "Zwei-Faktor zurücksetzen",
  role: "Rolle ändern",
  "save-application": "Anwendung speichern",
  "undo-policy": "Richtlinie zurücknehmen",
  withdraw: "Einladung zurückziehen",
};

const reasons: Record<string, string> = {
  changed: "inzwischen geändert",
  "enrol-first": "erst einen zweiten Faktor einrichten",
  gone: "nicht mehr vorhanden",
  "last-owner": "letzter Inhaber",
  "no-session": "keine Sitzung",
  "not-active": "nicht aktiv",
  "not-found": "nicht gefunden",
  "not-permitted": "nicht erlaubt",
  "out-of-reach": "außerhalb der eigenen Rolle",
  own: "eigenes Konto",
  "owner-only": "nur für Inhaber",
  plan: "nicht im Tarif enthalten",
  role: "Rolle reicht nicht aus",
  "second-person": "zweite Person nötig",
  stale: "Bestätigung zu alt",
  wait: "zu viele Versuche",
};

/** Says an act by its words. One without words is named by its key. */
function sayAct(key: unknown): string {
  return acts[String(key)] ?? String(key ?? "");
}

function sayReason(key: unknown): string {
  return reasons[String(key)] ?? String(key ?? "");
}

/** Says a change of a name or an address. Texts that were erased with their member are empty. */
function sayChange({ from, to }: Data): string {
  return from && to ? `Von ${from} zu ${to}.` : "Das Mitglied wurde gelöscht, und damit auch, was hier stand.";
}

const settings: Record<string, string> = {
  name: "Name",
  support_contact: "Support-Kontakt",
  language: "Sprache",
  time_zone: "Zeitzone",
  accent: "Akzentfarbe",
  logo: "Logo",
};

/** Sagt, welche Einstellungen des Workspace sich geändert haben, und den alten und neuen Namen. */
function saySettings({ changed, name }: Data): string {
  const list = (Array.isArray(changed) ? changed : []).map((key) => settings[String(key)] ?? String(key));
  const names = name && typeof name === "object" ? (name as Data) : null;
  return `${list.join(", ")}.${names ? ` Der Name war „${names.from}“ und ist „${names.to}“.` : ""}`;
}

function sayName({ name }: Data): string {
  return String(name ?? "");
}

function sayMethod({ method }: Data): string {
  return methodWords[method as keyof typeof methodWords] ?? "";
}

function sayWith(amr: unknown): string {
  const proofs = sayProofs(Array.isArray(amr) ? amr.map(String) : []);
  return proofs && `Mit ${proofs}.`;
}
