import { runProgram } from "@/scripts/checks";
import type { Trial } from "./people";

/** Updates the product to a real second build while pages are open: the journey of `npm test`, which has a copy with other ids. */
export async function update({ oracle }: Trial, signal: AbortSignal): Promise<void> {
  process.env.E2E_SECOND_BUILD = "real";
  const held = await runProgram("playwright/cli.js", ["test", "e2e/update.spec.ts"], { signal, quietly: true });
  oracle.count("updates to a second build");
  if (!held) oracle.violate("a page that was open during an update: see above");
}
