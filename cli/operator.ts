// `npm run operator -- <command>`: the commands of the person who runs the installation.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { main } from "./main";

const settings = join(import.meta.dirname, "../.env");
if (existsSync(settings)) process.loadEnvFile(settings);
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2), { print: console.log, complain: console.error });
