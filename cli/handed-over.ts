import type { OperatorOrder, OperatorReset } from "@/lib/use-cases/resets/by-operator";
import { type Given, OperatorError, type Option, type Run } from "./command";

/** The options of every command that lets someone back in. */
export const handOverOptions = {
  workspace: { describes: "the workspace's address, as in /w/<address>", required: true },
  email: { describes: "the member's address", required: true },
  reason: { describes: "why; it stands in the audit log and in the owners' mail", required: true },
  "identity-check": { describes: "how you checked who is asking; stands there too", required: true },
} satisfies Record<string, Option>;

const shortest = 3;
const longest = 500;

/** Reads the operator's reason and note. Each must be a sentence, not a dot. Throws OperatorError. */
export function orderOf(given: Given<keyof typeof handOverOptions>): OperatorOrder {
  const { email = "", reason = "", "identity-check": identityCheck = "" } = given;
  for (const [name, text] of [
    ["reason", reason],
    ["identity-check", identityCheck],
  ] as const) {
    if (text.length < shortest) throw new OperatorError(`--${name} must say more: at least ${shortest} characters.`, 2);
    if (text.length > longest) throw new OperatorError(`--${name} must be at most ${longest} characters.`, 2);
  }
  return { email, reason, identityCheck };
}

const refusals = {
  "no-member": "has no such member",
  "not-active": "has this member, but not active: invited or deactivated",
  "not-an-owner": "has owners who can sign in, and this is none of them. Use reset-member",
};

/**
 * Prints the code, which is shown only once, and how to hand it over. Throws OperatorError if the reset was refused.
 */
export function handOver(result: OperatorReset, slug: string, { tell }: Run): number {
  if (!result.ok) throw new OperatorError(`The workspace "${slug}" ${refusals[result.reason]}.`);
  const { member, code, expiresAt, becameOwner } = result;
  tell(
    { workspace: slug, name: member.name, email: member.email, code, expiresAt, becameOwner: Boolean(becameOwner) },
    `Reset code for ${member.name} <${member.email}>, shown this once:`,
    "",
    `  ${code}`,
    "",
    `Good until ${expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC, once, together with the password.`,
    ...(becameOwner ? ["No owner could sign in any more: this member is an owner now."] : []),
    "Old methods are switched off and every device is signed out. The member and the owners are told by mail.",
    "Read the code to them, or send it in a channel only they can read. Never by mail.",
  );
  return 0;
}
