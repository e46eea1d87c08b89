// What reaches the browser: client components reach nothing of lib, except through the door of a server action. The readers of what people
// type and bring are pure, so that a page can show how a text is understood before it is sent, and so is what an accent becomes.
import { readdirSync, readFileSync } from "node:fs";
import base from "./.dependency-cruiser.mjs";

const actions = ["app", "components"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.tsx?$/.test(file) && /^"use server"/m.test(readFileSync(file, "utf8")))
  .map((file) => `^${file.replace(/[.[\]()]/g, "\\$&")}$`);

export default {
  forbidden: [
    {
      name: "client-reaches-no-domain",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: {
        path: "^(lib|server|prisma)/|node_modules/(pg|next-auth|@prisma)/",
        pathNot: "^lib/ground/((text|email-address|email-key|readable-address)\\.ts$|lists/)|^lib/rules/brand/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "client-carries-no-catalogue",
      comment:
        "Sentences are sent with the page that shows them, in its reader's language. Where a page failed, the browser has only its own.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: {
        path: "^words/",
        pathNot:
          "^words/(language|time-zone|sentences|fill)\\.ts$|^words/(en/|de/)?failures\\.ts$|^words/in-both\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: { ...base.options, doNotFollow: { path: ["node_modules", ...actions] } },
};
