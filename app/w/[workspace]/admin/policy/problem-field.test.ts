import { expect, test } from "vitest";
import type { Problem } from "@/lib/rules/policy/check";
import { fieldOf } from "./problem-field";
import { fields } from "./read-form";

test("every problem is said at a field that exists", () => {
  const problems: Problem[] = [
    { reason: "laxer-than-members", role: "owner" },
    { reason: "no-strong-method" },
    { reason: "no-method" },
    { reason: "no-domains" },
    { reason: "required-already", role: "helpdesk", since: new Date(0) },
    { reason: "too-few-admins" },
    { reason: "too-few-owners" },
  ];
  for (const problem of problems) expect(Object.keys(fields.shape)).toContain(fieldOf(problem));
});
