import { expect, test } from "vitest";
import { devices } from "./devices";
import { enrol } from "./enrol";
import { entry } from "./entry";
import { failures } from "./failures";
import { fields } from "./fields";
import { locks } from "./locks";
import { memberResults } from "./member-results";
import { methods } from "./methods";
import { passkeys } from "./passkeys";
import { policyChanges } from "./policy-changes";
import { policyResults } from "./policy-results";
import { policyWaits } from "./policy-waits";
import { profile } from "./profile";
import { codeRefusals } from "./refusals/codes";
import { commonRefusals } from "./refusals/common";
import { memberRefusals } from "./refusals/members";
import { policyRefusals } from "./refusals/policy";
import { resetRefusals } from "./refusals/resets";
import { securityRefusals } from "./refusals/security";
import { signInRefusals } from "./refusals/sign-in";
import { resetEnds } from "./reset-ends";
import { resetResults } from "./reset-results";
import { roles } from "./roles";
import { security } from "./security";
import { securityResults } from "./security-results";
import { shared } from "./shared";
import { signIn } from "./sign-in";
import { signInReasons } from "./sign-in-reasons";
import { verify } from "./verify";
import { whyEnrol } from "./why-enrol";

const parts = {
  ...{ codeRefusals, commonRefusals, memberRefusals, policyRefusals, resetRefusals, securityRefusals, signInRefusals },
  ...{ devices, failures, memberResults, methods, policyChanges, policyResults, policyWaits, resetEnds, resetResults },
  ...{ enrol, entry, fields, passkeys, security, shared, signIn, verify },
  ...{ locks, profile },
  ...{ roles, securityResults, signInReasons, whyEnrol },
};

/** Lists every text of a part by its path. */
function texts(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

test.each(Object.entries(parts))("[W14] %s says the same things in both languages", (_, { en, de }) => {
  const german = new Map(texts(de));
  const english = texts(en);
  expect([...german.keys()]).toEqual(english.map(([path]) => path));
  // A sentence that stayed English by mistake is longer than a name.
  expect(english.filter(([path, text]) => text.split(" ").length > 3 && german.get(path) === text)).toEqual([]);
  for (const [path, text] of german) expect(`${path}: ${text}`).not.toMatch(/\bdu\b|\bdein|\bsorry\b| {2}/i);
});
