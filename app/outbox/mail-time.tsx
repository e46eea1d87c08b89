const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** Says when a mail was sent, to the second, in UTC. */
export function MailTime({ at }: { at: string }) {
  return (
    <time dateTime={at} className="shrink-0 tabular-nums">
      {format.format(new Date(at))} UTC
    </time>
  );
}
