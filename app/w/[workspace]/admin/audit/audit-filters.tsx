import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { AuditQuery } from "@/lib/use-cases/audit-log/list";
import type { audit } from "@/words/audit";
import type { EventWords } from "./event-words";

type Props = {
  action: string;
  query: AuditQuery;
  words: (typeof audit)["en"]["filters"];
  titles: EventWords["actionWords"];
};

/** Filters the log by event, people and days, through its address, so that it also works without script. */
export function AuditFilters({ action, query, words, titles }: Props) {
  const kinds = Object.entries(titles)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Form
      action={action}
      prefetch={false}
      className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_2fr_1fr_1fr_auto]"
    >
      <Select
        name="action"
        label={words.event}
        options={[{ value: "", label: words.anyEvent }, ...kinds]}
        defaultValue={query.action ?? ""}
      />
      <TextField
        key={`by ${query.actor}`}
        name="actor"
        label={words.actor}
        placeholder={words.placeholder}
        defaultValue={query.actor}
        dir="auto"
      />
      <TextField
        key={`to ${query.subject}`}
        name="subject"
        label={words.subject}
        placeholder={words.placeholder}
        defaultValue={query.subject}
        dir="auto"
      />
      <TextField key={`from ${query.from}`} name="from" type="date" label={words.from} defaultValue={query.from} />
      <TextField key={`until ${query.to}`} name="to" type="date" label={words.to} defaultValue={query.to} />
      <Button className="min-h-11">{words.apply}</Button>
    </Form>
  );
}
