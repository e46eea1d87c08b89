import type { Problem } from "@/lib/rules/policy/check";
import type { Coverage } from "@/lib/rules/policy/coverage";
import type { Outcome } from "@/lib/rules/policy/rehearse";
import type { policy as english } from "../en/policy";
import { amount } from "./amounts";
import { sayDay } from "./policy-changes";
import { roleWords } from "./roles";

const number = (n: number) => n.toLocaleString("de");
const members = (n: number) => amount(n, "Mitglied", "Mitglieder");
const must = (n: number) => (n === 1 ? "muss" : "müssen");

type Counts = Pick<Coverage, "active" | "covered" | "blocked" | "inGrace" | "exempt">;

/** Says what requiring a second factor of all members means, or would mean. */
function sayCoverage({ active, covered, blocked, inGrace, exempt }: Counts, on: boolean, available = true): string {
  if (active === covered)
    return active === 1
      ? "Sie sind das einzige Mitglied und abgesichert."
      : `Alle ${members(active)} sind abgesichert.`;
  const parts = [
    `${number(covered)} von ${amount(active, "Mitglied", "Mitgliedern")} ${covered === 1 ? "ist" : "sind"} abgesichert.`,
  ];
  // Where the plan has no requirement, none can be switched on, and no one has a day.
  if (!available) return parts.join(" ");
  if (blocked > 0)
    parts.push(
      on
        ? `${number(blocked)} ${must(blocked)} beim nächsten Aufruf einen zweiten Faktor einrichten.`
        : `Als Pflicht ${blocked === 1 ? "müsste" : "müssten"} ${number(blocked)} beim nächsten Aufruf einen zweiten Faktor einrichten.`,
    );
  if (inGrace > 0) parts.push(`${number(inGrace)} ${inGrace === 1 ? "hat" : "haben"} noch Zeit bis zur Frist.`);
  if (exempt > 0) parts.push(`${number(exempt)} ${exempt === 1 ? "ist" : "sind"} ausgenommen.`);
  return parts.join(" ");
}

/** Says how many members depend on a method alone. */
function sayDependence(only: number, allowed: boolean, required: boolean): string {
  if (only === 0) return "Niemand ist allein darauf angewiesen.";
  const who = only === 1 ? "1 Mitglied hat nichts anderes" : `${number(only)} Mitglieder haben nichts anderes`;
  if (allowed) return `${who}.`;
  if (!required) return `${who}: Die Anmeldung damit bleibt möglich, weil kein zweiter Faktor Pflicht ist.`;
  return `${who}: Die Methode gilt noch einmal, danach muss eine erlaubte eingerichtet werden.`;
}

/** Says a problem at the field that can fix it. */
function sayProblem(problem: Problem): string {
  switch (problem.reason) {
    case "laxer-than-members":
      return `Rolle „${roleWords[problem.role].name}“: Verlangt werden muss mindestens so viel und so früh wie von Mitgliedern.`;
    case "required-already":
      return `Pflicht seit dem ${sayDay(problem.since)}. Ein späteres Datum nähme das zurück: Nehmen Sie Mitglieder aus, die mehr Zeit brauchen, oder schalten Sie die Pflicht zuerst aus.`;
    case "no-strong-method":
      return "Wo ein zweiter Faktor Pflicht ist, erlauben Sie Authenticator-Apps oder Passkeys: E-Mail-Codes allein sind zu schwach.";
    case "no-method":
      return "Erlauben Sie mindestens eine Methode.";
    case "no-domains":
      return "Geben Sie mindestens eine Domain an, zum Beispiel example.com.";
    case "too-few-admins":
      return "Zwei Personen müssen beteiligt sein. Machen Sie zuerst eine weitere Person zum Admin.";
    case "too-few-owners":
      return "Ein zweiter Inhaber kann genehmigen, wenn es drei gibt. Machen Sie zuerst eine weitere Person zum Inhaber.";
  }
}

/** For each outcome of a rehearsal: its heading, how many it reaches, and what it means for them. */
const outcomes: Record<Outcome, { title: string; does(n: number): string; detail: string }> = {
  "next-request": {
    title: "Einrichtung beim nächsten Aufruf",
    does: (n) => `${members(n)} ${must(n)} beim nächsten Aufruf einen zweiten Faktor einrichten`,
    detail: "Bis dahin öffnet sich nur die Einrichtung. Zuerst wird ein Code bestätigt, der per E-Mail kommt.",
  },
  "old-method": {
    title: "Andere Methode bei der nächsten Anmeldung",
    does: (n) => `${members(n)} ${must(n)} die Methode bei der nächsten Anmeldung ersetzen`,
    detail: "Die bisherige Methode gilt noch einmal als Nachweis. Danach wird eine erlaubte hinzugefügt.",
  },
  "by-day": {
    title: "Einrichtung bis zu einer Frist",
    does: (n) => `${members(n)} ${must(n)} bis zu einer Frist einen zweiten Faktor einrichten`,
    detail: "Sie erhalten jetzt eine E-Mail und 14, 7, 3 und 1 Tag vorher eine Erinnerung.",
  },
  eased: {
    title: "Keine Pflicht mehr oder erst später",
    does: (n) => `${members(n)}: keine Pflicht mehr oder erst später`,
    detail: "Was bereits eingerichtet ist, bleibt.",
  },
  nothing: {
    title: "Keine Änderung",
    does: (n) => `${members(n)}: keine Änderung`,
    detail: "Sie haben, was verlangt wird, oder es wird nichts von ihnen verlangt.",
  },
};

/** The page of the policy, its rehearsal and its exemptions. */
export const policy: typeof english = {
  title: "Richtlinie",
  lead: "Was Ihr Workspace von seinen Mitgliedern verlangt. Entwerfen Sie eine Änderung, sehen Sie im Probelauf, wen sie betrifft, und veröffentlichen Sie sie dann.",
  form: "Richtlinie",
  members,
  someoneLeft: "jemandem, der nicht mehr da ist",
  waitingTitle: (version) => `Version ${version} gilt ab ihrem Datum`,
  waiting: (version, at) => (
    <>
      Diese Einstellungen sind veröffentlicht und gelten ab {at}. Bis dahin gilt die bisherige Richtlinie. Um etwas zu
      ändern, machen Sie Version {version} unten im Verlauf rückgängig.
    </>
  ),
  rehearse: "Probelauf",
  publish: "Veröffentlichen",
  discard: "Entwurf verwerfen",
  replace: "Durch meinen Entwurf ersetzen",
  drop: "Meinen verwerfen und den anderen ansehen",
  changedMeanwhile: "Jemand hat den Entwurf geändert, seit Sie ihn gesehen haben. Er ist noch da.",
  dayAhead: "Wählen Sie ein Datum in der Zukunft.",
  theirs: (by, published, at, changes) =>
    `${by ?? "Jemand"} hat um ${at} ${published ? "eine andere Version veröffentlicht" : "einen Entwurf gespeichert"}, während Sie bearbeitet haben${changes.length > 0 ? ` (${changes.join("; ")})` : ""}. Ihre Änderungen stehen noch in diesem Formular und sind nicht gespeichert.`,
  problem: sayProblem,
  coverage: sayCoverage,
  sections: {
    requirement: "Pflicht",
    methods: "Methoden",
    recoveryCodes: "Wiederherstellungscodes",
    enrolment: "Einrichtung",
    signUp: "Registrierung",
    resets: "Zurücksetzungen",
    timing: "Beginn",
    history: "Verlauf",
  },
  requirement: {
    noPlan: "In Ihrem Tarif nicht verfügbar",
    noPlanText:
      "Im Tarif Business können alle Zwei-Faktor-Authentifizierung nutzen, aber sie lässt sich nicht zur Pflicht machen. Im Tarif Enterprise können Sie sie hier verlangen. Den Tarif legt der Betreiber dieser Installation fest.",
    label: "Zwei-Faktor-Authentifizierung verlangen",
    from: "Pflicht ab (optional)",
    fromHint:
      "Ohne Datum beginnt die Pflicht mit der Veröffentlichung. Mit Datum haben bestehende Mitglieder bis dahin Zeit (00:00 UTC).",
    otherwise: "Solange es keine Pflicht ist",
    encourage: "Empfehlen",
    encourageHint: "Mitglieder ohne zweiten Faktor werden gebeten, ihn einzurichten, und können das aufschieben.",
    leave: "Allen selbst überlassen",
    roles: "Andere Regeln für einzelne Rollen",
    rolesHint: "Von Inhabern und Admins muss mindestens so viel verlangt werden wie von Mitgliedern.",
    helpdesk: "Helpdesk",
    admin: "Admins",
    owner: "Inhaber",
    roleFrom: {
      helpdesk: "Helpdesk: Pflicht ab (optional)",
      admin: "Admins: Pflicht ab (optional)",
      owner: "Inhaber: Pflicht ab (optional)",
    },
    levels: { same: "Wie Mitglieder", required: "Pflicht", encouraged: "Empfohlen", off: "Freiwillig" },
    grace: "Schonfrist für neue Mitglieder in Tagen",
    graceHint:
      "So lange dürfen neue Mitglieder warten. 0 heißt: schon bei der Registrierung. Das Datum steht mit dem Beitritt fest.",
  },
  methods: {
    lead: "Wenn Sie eine Methode nicht mehr erlauben, gilt sie noch einmal. Danach muss eine erlaubte eingerichtet werden.",
    totp: "Authenticator-Apps",
    passkey: "Passkeys und Sicherheitsschlüssel",
    email: "E-Mail-Codes",
    emailHint: "Die schwächste Methode: nur so sicher wie das Postfach. Für Inhaber und Admins zählt sie nie.",
    dependence: sayDependence,
  },
  codes: {
    lead: "Der Weg hinein, wenn ein Smartphone verloren geht. Alle erhalten mit ihrer ersten Methode einen Satz.",
    count: "Codes pro Satz",
    countHint: "Gilt für den nächsten Satz, den ein Mitglied erzeugt.",
    used: "Nach der Verwendung eines Codes",
    burn: "Er verfällt",
    burnHint: "Der Satz wird kleiner; das Mitglied erfährt, wie viele Codes übrig sind.",
    replace: "Ein neuer Code ersetzt ihn",
    replaceHint: "Der Satz bleibt vollständig; der neue Code wird sofort angezeigt.",
    shown: "Codes werden angezeigt",
    once: "Einmal, wenn sie erzeugt werden",
    onceHint: "Es bleibt keine lesbare Kopie. Bisher aufbewahrte Kopien werden vernichtet.",
    again: "Erneut nach Bestätigung",
    againHint: "Ab dem nächsten Satz wird eine versiegelte Kopie aufbewahrt.",
  },
  enrolment: {
    after: "Nach dem Hinzufügen einer Methode in den Einstellungen",
    carryOn: "Direkt weiter",
    carryOnHint: "Die anderen Sitzungen des Mitglieds enden.",
    signIn: "Mit der neuen Methode erneut anmelden",
    signInHint: "Alle Sitzungen des Mitglieds enden.",
    issuer: "Name in Authenticator-Apps",
    issuerHint: (workspace) =>
      `Steht in der App über dem Konto. Ohne Angabe: ${workspace}. Bereits verknüpfte Apps behalten ihren Namen.`,
  },
  signUp: {
    legend: "Neue Mitglieder",
    invited: "Nur mit Einladung",
    anyone: "Alle mit einer Adresse bei diesen Domains",
    anyoneHint: "Die Adresse wird zuerst bestätigt. Subdomains zählen nicht. Die Rolle ist Mitglied.",
    domains: "Domains",
    domainsHint: "Eine pro Zeile, zum Beispiel example.com.",
  },
  resets: {
    lead: "Wer helfen darf, wenn jemand den zweiten Faktor verloren hat.",
    members: "Den zweiten Faktor eines Mitglieds setzt zurück",
    one: "Ein Admin oder Mitglied des Helpdesks",
    two: "Zwei Personen: Eine beantragt, eine andere genehmigt",
    owners: "Den zweiten Faktor eines Admins oder Inhabers setzt zurück",
    owner: "Ein Inhaber",
    ownerHint: "Niemand setzt den eigenen zurück.",
    secondOwner: "Ein Inhaber, und ein zweiter Inhaber genehmigt",
    secondOwnerHint: "Dafür braucht es drei Inhaber.",
  },
  timing: {
    lead: "Ein Entwurf ändert nichts, erst die Veröffentlichung.",
    legend: "Gilt",
    now: "Ab der Veröffentlichung",
    day: "Ab einem Datum",
    dayHint: "Bis dahin können Sie es rückgängig machen, aber nichts anderes entwerfen.",
    date: "Datum",
    dateHint: "Beginnt um 00:00 UTC.",
  },
  rehearsal: {
    title: "Probelauf",
    same: "Dieser Entwurf entspricht der geltenden Richtlinie.",
    label: "Das bewirkt die Veröffentlichung",
    outcomes,
    by: (n, day) => (
      <>
        {members(n)} bis {day}
      </>
    ),
    seeWho: "Betroffene ansehen",
    also: "Außerdem",
    alsoText: ({ invited, exempt, owners }) =>
      [
        ...(invited > 0
          ? [
              `${amount(invited, "offene Einladung", "offene Einladungen")}: Wer sie annimmt, für den gilt diese Richtlinie schon beim Beitritt.`,
            ]
          : []),
        ...(exempt > 0 ? [`${members(exempt)} ausgenommen.`] : []),
        `${number(owners.covered)} von ${amount(owners.all, "Inhaber", "Inhabern")} ${owners.covered === 1 ? "wäre" : "wären"} abgesichert.`,
      ].join(" "),
    atRisk: (names) => <>Gefährdete Inhaber, mit weniger als zwei Wegen hinein: {names}.</>,
    when: "Beginn",
    onDay: (day) => `Am ${day}, wenn Sie vorher veröffentlichen.`,
    atOnce: "Sobald Sie veröffentlichen.",
    back: "Zurück zum Entwurf",
    leadNow: "Das bewirkt der Entwurf, sobald Sie ihn veröffentlichen.",
    leadLater: "Das bewirkt der Entwurf, sobald er gilt.",
    filter: "Wirkung",
    nonePage: "Niemand auf dieser Seite",
    nonePageText: "Auf der nächsten stehen weitere.",
    none: "Niemand",
    noneText: "Der Entwurf bewirkt das bei keinem Mitglied.",
    name: "Name",
    twoFactor: "Zwei-Faktor jetzt",
    byDay: "Bis",
    role: "Rolle",
  },
  exemptions: {
    title: "Ausnahmen",
    none: "Niemand ist ausgenommen. Wer eine Zeit lang keinen zweiten Faktor einrichten kann, lässt sich ausnehmen: namentlich, mit Grund, bis zu einem Datum.",
    some: (n) => `${members(n)} ${n === 1 ? "ist" : "sind"} ausgenommen: namentlich, mit Grund, bis zu einem Datum.`,
    lead: "Mitglieder, die eine Zeit lang keinen zweiten Faktor brauchen, obwohl die Richtlinie ihn verlangt.",
    back: "Zurück zur Richtlinie",
    give: "Ein Mitglied ausnehmen",
    email: "E-Mail",
    emailHint: "Die Adresse des Mitglieds. Geben Sie einen Namen ein, um sie zu finden.",
    found: {
      list: "Gefundene Mitglieder",
      none: "Kein Mitglied gefunden.",
      one: "1 Mitglied gefunden",
      more: "{n} Mitglieder gefunden",
      failed:
        "Die Suche ist fehlgeschlagen. Geben Sie die ganze Adresse ein, oder versuchen Sie es gleich noch einmal.",
    },
    reason: "Grund",
    reasonHint: "Steht im Protokoll, falls später jemand fragt.",
    until: "Bis",
    untilHint: "Die Ausnahme endet mit diesem Tag (UTC), höchstens ein Jahr im Voraus.",
    exempt: "Ausnehmen",
    emptyTitle: "Niemand ist ausgenommen",
    empty: "Die Richtlinie verlangt von allen dasselbe.",
    listed: (n) => `${members(n)} ausgenommen`,
    list: "Ausnahmen",
    detail: (until, reason) => (
      <>
        Bis {until}. {reason}
      </>
    ),
    end: "Jetzt beenden",
  },
  history: {
    title: "Verlauf",
    undoPlanned:
      "„Rückgängig“ macht aus der geplanten Version wieder einen Entwurf. Mitglieder, die etwas tun sollten, erhalten eine E-Mail.",
    undoLast:
      "„Rückgängig“ legt die vorherigen Einstellungen als Entwurf an. Veröffentlichen Sie ihn, damit sie gelten.",
    list: "Veröffentlichte Versionen",
    version: (n) => `Version ${n}`,
    inForce: "Gilt",
    waiting: "Wartet",
    undo: "Rückgängig",
    first: "Die erste Richtlinie des Workspace.",
    by: (by, at) => (
      <>
        Veröffentlicht von {by}, {at}
      </>
    ),
    approved: (by) => <>Genehmigt von {by}</>,
    starts: (at) => <>Gilt ab {at}</>,
  },
};
