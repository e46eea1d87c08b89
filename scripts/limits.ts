// `npm run limits`: writes docs/limits.md from the code.
import { writeFileSync } from "node:fs";
import { writeLimits } from "./limits/write-table";

writeFileSync("docs/limits.md", writeLimits());
