import { type Action, dataSchemas } from "@/lib/records/audit/actions";
import type { AuditQuery } from "@/lib/use-cases/audit-log/list";

type Given = { get(name: string): string | null };

/** Reads the query of the audit log from untrusted text. */
export function readAuditQuery(given: Given): AuditQuery {
  const action = given.get("action") ?? "";
  const person = (name: string) => (given.get(name) ?? "").replaceAll("\0", "").trim().slice(0, 254);
  const day = (name: string) => {
    const text = given.get(name) ?? "";
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
  };
  return {
    from: day("from"),
    to: day("to"),
    action: Object.hasOwn(dataSchemas, action) ? (action as Action) : null,
    actor: person("actor"),
    subject: person("subject"),
    after: given.get("after") ?? "",
    before: given.get("before") ?? "",
  };
}
