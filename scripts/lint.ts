// `npm run lint`: every check of the source but its types; `npm run typecheck` is that one.
import { form, runCheck, unused } from "./checks";

let failed = false;
for (const check of [...form, unused]) {
  const passed = await runCheck(check);
  console.log(`── ${check.name}: ${passed ? "passed" : "failed"}`);
  failed ||= !passed;
}
process.exitCode = failed ? 1 : 0;
