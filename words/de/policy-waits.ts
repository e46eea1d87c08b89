/** The words about a publication that takes a guard away: what it needs, and how it waits. */
export const waits = {
  title: "Wartet auf Genehmigung",
  heldTitle: "Wartet 24 Stunden",
  someoneWhoLeft: "Ein ehemaliges Mitglied",
  asked: "will diesen Entwurf veröffentlichen, seit",
  held: "Niemand sonst konnte genehmigen. Veröffentlicht wird am",
  unlessStopped: "sofern ihn vorher kein Inhaber stoppt.",
  needsSecond: "Der Entwurf schützt weniger als die geltende Richtlinie. Deshalb muss eine zweite Person genehmigen.",
  takenAway: "Was dadurch wegfällt",
  own: "Sie haben das beantragt. Eine andere Person muss es genehmigen.",
  notYours: "Darüber entscheidet jemand, dessen Rolle diesen Schutz aufheben darf.",
  stuck: {
    "asker-gone":
      "Die Person, die das beantragt hat, darf nicht mehr veröffentlichen. Lehnen Sie ab, dann ist es wieder ein Entwurf.",
    "no-one":
      "Zurzeit kann es niemand sonst genehmigen. Ziehen Sie es zurück und veröffentlichen Sie es erneut: Dann wartet es stattdessen 24 Stunden.",
  },
  approve: "Genehmigen",
  refuse: "Ablehnen",
  stop: "Stoppen",
  takeBack: "Zurückziehen",
};

/** What publishing a draft needs that takes a guard away, before it is published. */
export const needs = {
  title: "Das schützt weniger als die geltende Richtlinie",
  publish: "Mit der Veröffentlichung fällt dieser Schutz weg. Die anderen Inhaber erhalten eine E-Mail.",
  approval: "Nach dem Veröffentlichen wartet es, bis eine zweite Person genehmigt. Die Inhaber erhalten eine E-Mail.",
  hold: "Niemand sonst kann es genehmigen. Nach dem Veröffentlichen wartet es 24 Stunden, und mit der E-Mail an die Inhaber lässt es sich stoppen.",
  "owner-only": "Das kann nur ein Inhaber beantragen.",
};

type Owners = { all: number; covered: number };

/** The warning that a requirement would leave one owner, or none, with an accepted method. */
export const oneOwner = {
  title: ({ covered }: Owners) =>
    covered === 1 ? "Nur ein Inhaber wäre abgesichert" : "Kein Inhaber wäre abgesichert",
  text: ({ all, covered }: Owners) => {
    const risk = "Verliert der letzte seine Methode, kann nur noch der Betreiber dieser Installation helfen.";
    const accept = "Veröffentlichen Sie nur, wenn Sie das in Kauf nehmen.";
    if (all < 2) return `${risk} Machen Sie bald eine weitere Person zum Inhaber. ${accept}`;
    const others = covered === 0 ? "Bitten Sie die Inhaber" : "Bitten Sie die anderen Inhaber";
    return `${risk} ${others}, bald eine akzeptierte Methode einzurichten. ${accept}`;
  },
};

/** What the page of the link in an owner's mail says. */
export const stopPage = {
  title: "Diese Richtlinie stoppen",
  before: "Eine Richtlinie, die weniger schützt, wird veröffentlicht am",
  after: "Wenn Sie das nicht beantragt haben, stoppen Sie es. Dann wird nichts veröffentlicht.",
  button: "Diese Richtlinie stoppen",
  ended: {
    title: "Diese Richtlinie wartet nicht mehr",
    text: "Sie wurde gestoppt oder inzwischen geändert. Es wurde nichts veröffentlicht.",
  },
  published: {
    title: "Diese Richtlinie ist bereits veröffentlicht",
    text: "Melden Sie sich an und machen Sie sie auf der Seite „Richtlinie“ rückgängig. Wenn Sie das nicht beantragt haben, ändern Sie zuerst Ihr Passwort.",
  },
};
