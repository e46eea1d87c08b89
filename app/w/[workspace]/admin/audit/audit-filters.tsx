import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { AuditQuery } from "@/lib/use-cases/audit-log/list";
import { actionWords } from "./action-words";

const options = [
  { value: "", label: "Any event" },
  ...Object.entries(actionWords)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label)),
];

/** Filters the log by event and people, through its address, so that it also works without script. */
export function AuditFilters({ action, query }: { action: string; query: AuditQuery }) {
  return (
    <Form
      action={action}
      prefetch={false}
      className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_2fr_auto]"
    >
      <Select name="action" label="Event" options={options} defaultValue={query.action ?? ""} />
      <TextField
        key={`by ${query.actor}`}
        name="actor"
        label="Done by"
        placeholder="Address"
        defaultValue={query.actor}
        dir="ltr"
      />
      <TextField
        key={`to ${query.subject}`}
        name="subject"
        label="About"
        placeholder="Address"
        defaultValue={query.subject}
        dir="ltr"
      />
      <Button className="min-h-11">Filter</Button>
    </Form>
  );
}
