import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingNames } from "@/lib/ground/settings";

// The product sets these itself when it starts its own database, or says in which mode it runs.
const internal = ["GATEHOUSE_EMBEDDED", "NODE_ENV"];
const example = readFileSync(".env.example", "utf8");
const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name);

test(".env.example names each setting once, and nothing that is no setting", () => {
  expect([...names].sort()).toEqual(settingNames.filter((name) => !internal.includes(name)).sort());
});

test(".env.example explains each setting in one line above it, and sets none", () => {
  const explained = [...example.matchAll(/\n\n# .+\n([A-Z_]+)=(?=\n|$)/g)].map(([, name]) => name);
  expect(explained).toEqual(names);
});

test("docs/deploy.md explains each setting of .env.example", () => {
  const deploy = readFileSync("docs/deploy.md", "utf8");
  expect(names.filter((name) => !deploy.includes(`\`${name}\``))).toEqual([]);
});
