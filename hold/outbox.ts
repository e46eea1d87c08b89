import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Mail = { to: string; subject: string; text: string };
const pause = 100;

/** Reads the mail of an outbox folder, each file once. */
export class Outbox {
  readonly #seen = new Set<string>();
  readonly #waiting: Mail[] = [];

  constructor(readonly folder: string) {}

  /** Waits for the newest mail to an address whose subject matches, and takes it and older ones like it. */
  async read(to: string, subject: RegExp, within = 120_000): Promise<string> {
    const deadline = Date.now() + within;
    for (;;) {
      this.#look();
      const found = this.#waiting.filter((mail) => mail.to === to && subject.test(mail.subject));
      const newest = found.at(-1);
      if (newest) {
        for (const mail of found) this.#waiting.splice(this.#waiting.indexOf(mail), 1);
        return newest.text;
      }
      if (Date.now() > deadline) throw new Error(`no mail to ${to} like ${subject}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  #look(): void {
    const files = (existsSync(this.folder) ? readdirSync(this.folder) : []).filter(
      (name) => name.endsWith(".json") && !this.#seen.has(name),
    );
    for (const name of files.sort()) {
      const mail: Mail = JSON.parse(readFileSync(join(this.folder, name), "utf8"));
      this.#seen.add(name);
      this.#waiting.push(mail);
    }
  }
}
