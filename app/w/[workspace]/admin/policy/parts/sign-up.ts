import { z } from "zod";
import { readDomain } from "@/lib/ground/email-address";
import { showDomain } from "@/lib/ground/readable-address";
import type { Settings } from "@/lib/rules/policy/settings";
import { either, type Read } from "./fields";

const domains = z
  .string()
  .max(15_000, "List at most 50 domains.")
  .transform((text, context) => {
    const words = text.split(/[\s,;]+/).map((word) => word.replace(/^@/, ""));
    const read = words.filter(Boolean).map((word) => ({ word, domain: readDomain(word) }));
    const wrong = read.find(({ domain }) => domain === null);
    if (wrong)
      context.addIssue({ code: "custom", message: `“${wrong.word.slice(0, 60)}” is not a domain like example.com.` });
    return [...new Set(read.map(({ domain }) => domain ?? ""))];
  })
  .pipe(z.array(z.string()).max(50, "List at most 50 domains."));

const fields = { signUp: either("invited", "domains"), domains };

function read({ signUp: mode, domains }: Read<typeof fields>): Pick<Settings, "signUp"> {
  return { signUp: { mode, domains } };
}

function write({ signUp }: Settings): Record<keyof typeof fields, string> {
  return { signUp: signUp.mode, domains: signUp.domains.map(showDomain).join("\n") };
}

/** Who may sign up. */
export const signUp = { fields, read, write };
