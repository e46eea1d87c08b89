import type { Base } from "@/lib/records/policy-versions/read-versions";

/** Writes which save of which version a page shows. */
export const writeBase = ({ version, revision }: Base) => `${version}.${revision}`;

/** Reads it back from untrusted text. Text that is not valid is a version that does not exist. */
export function readBase(text: unknown): Base {
  const [, version = "0", revision = "0"] = /^(\d{1,9})\.(\d{1,9})$/.exec(String(text)) ?? [];
  return { version: Number(version), revision: Number(revision) };
}
