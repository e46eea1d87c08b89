/** The acts that leave an audit row, by the name of that row. */
export type Act =
  | "workspace.created"
  | "member.joined"
  | "session.signed_in"
  | "credential.added"
  | "recovery_code.used"
  | "password.reset"
  | "reset.issued"
  | "reset.used";

const sentenceLength = 160;

/** Keeps what the product acknowledged, what was typed, and what went wrong. */
export class Oracle {
  readonly figures: Record<string, number> = {};
  readonly violations: string[] = [];
  readonly refusals = new Map<string, number>();
  /** How often each act was acknowledged to each address. */
  readonly acknowledged = new Map<string, number>();
  /** The different one-time things that were ever typed for an address: an act can't have happened more often. */
  readonly typed = new Map<string, Set<string>>();
  /** What must stand nowhere in clear. */
  readonly secrets = new Set<string>();
  #faults = 0;
  #lastFault = 0;

  count(what: string, by = 1): void {
    this.figures[what] = (this.figures[what] ?? 0) + by;
  }

  violate(what: string): void {
    if (this.violations.length < 100) this.violations.push(what.slice(0, 600));
  }

  acknowledge(act: Act, email: string): void {
    this.count(`acknowledged ${act}`);
    const key = `${act} ${email}`;
    this.acknowledged.set(key, (this.acknowledged.get(key) ?? 0) + 1);
  }

  /** Notes a one-time thing right before it is typed. */
  type(act: Act, email: string, thing: string): void {
    const key = `${act} ${email}`;
    this.typed.set(key, (this.typed.get(key) ?? new Set()).add(thing));
  }

  refuse(sentence: string): void {
    const short = sentence.replace(/\d+/g, "#").slice(0, sentenceLength);
    this.refusals.set(short, (this.refusals.get(short) ?? 0) + 1);
  }

  /** While a fault is under way, and for a moment after it, right evidence may be refused. Nothing may be acknowledged and lost. */
  async during(fault: string, work: () => Promise<unknown>): Promise<void> {
    this.#faults += 1;
    this.count(fault);
    try {
      await work();
    } finally {
      this.#faults -= 1;
      this.#lastFault = Date.now();
    }
  }

  /** Tells whether no fault was under way since this moment. */
  calmSince(moment: number): boolean {
    return this.#faults === 0 && this.#lastFault < moment;
  }
}
