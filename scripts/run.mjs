// `npm start` and `npm run operator`: runs one of our programs from its bundle. node scripts/run.mjs start|operator [arguments]
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { complainAboutNode, generateClient } from "./prepare.mjs";

const root = join(import.meta.dirname, "..");
const complaint = complainAboutNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
generateClient(root);
const [program] = process.argv.splice(2, 1);
await import(pathToFileURL(await bundle(root, program)).href);
