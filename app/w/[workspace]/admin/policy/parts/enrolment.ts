import { z } from "zod";
import { nameField } from "@/app/fields";
import type { Settings } from "@/lib/rules/policy/settings";
import { either, type Read } from "./fields";

const fields = {
  afterEnrolment: either("carry_on", "sign_in_again"),
  issuer: z.literal("").or(nameField("name", 60)),
};

function read({ afterEnrolment, issuer }: Read<typeof fields>): Pick<Settings, "afterEnrolment" | "issuer"> {
  return { afterEnrolment, issuer: issuer || null };
}

function write({ afterEnrolment, issuer }: Settings): Record<keyof typeof fields, string> {
  return { afterEnrolment, issuer: issuer ?? "" };
}

/** What enrolment looks like. */
export const enrolment = { fields, read, write };
