import { z } from "zod";
import type { Settings } from "@/lib/rules/policy/settings";
import { either, type Read } from "./fields";

const domain = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

const domains = z
  .string()
  .max(15_000, "List at most 50 domains.")
  .transform((text) =>
    [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .map((word) => word.replace(/^@/, "")),
      ),
    ].filter(Boolean),
  )
  .pipe(
    z
      .array(z.string())
      .max(50, "List at most 50 domains.")
      .superRefine((list, context) => {
        const wrong = list.find((word) => !domain.test(word));
        if (wrong)
          context.addIssue({ code: "custom", message: `“${wrong.slice(0, 60)}” is not a domain like example.com.` });
      }),
  );

const fields = { signUp: either("invited", "domains"), domains };

function read({ signUp: mode, domains }: Read<typeof fields>): Pick<Settings, "signUp"> {
  return { signUp: { mode, domains } };
}

function write({ signUp }: Settings): Record<keyof typeof fields, string> {
  return { signUp: signUp.mode, domains: signUp.domains.join("\n") };
}

/** Who may sign up. */
export const signUp = { fields, read, write };
