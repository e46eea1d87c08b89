"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/words/fill";
import { useInviteWords } from "./invite-words";
import { LineTable, linesShownAtMost } from "./line-table";
import { countLines, type SaidLine, sayLine } from "./line-words";

/** Says what became of each line of a file: the numbers, every line that sent no invitation, and all lines as a file. */
export function LineReport({ lines }: { lines: SaidLine[] }) {
  const { words, number, byNumber } = useInviteWords();
  const invited = lines.filter(({ outcome }) => outcome === "invited").length;
  const others = lines.filter(({ outcome }) => outcome !== "invited");
  const listed = others.filter(({ outcome }) => outcome !== "unsent");

  function download() {
    const text = lines
      .map((line) =>
        [fill(words.reportLine, { line: String(line.line) }), line.address, sayLine(line, words, number)].join("\t"),
      )
      .join("\r\n");
    const address = URL.createObjectURL(new Blob([text, "\r\n"], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = words.reportName;
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <div className="flex flex-col gap-4">
      <Notice result tone={invited > 0 ? "good" : "plain"} title={byNumber(words.sent, invited)}>
        <p>{byNumber(words.read, lines.length)}</p>
        {others.length > 0 && (
          <ul className="mt-1 text-ink-soft tabular-nums">
            {countLines(others, words).map(({ outcome, n, words: what }) => (
              <li key={outcome}>{fill(words.counted, { what, n: number(n) })}</li>
            ))}
          </ul>
        )}
      </Notice>
      {listed.length > 0 && <LineTable label={words.without} lines={listed} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="button" size="small" onClick={download} className="noscript:hidden">
          <Download aria-hidden />
          {words.download}
        </Button>
        {listed.length > linesShownAtMost && (
          <p className="text-13 text-ink-soft">
            {fill(words.firstOf, { shown: number(linesShownAtMost), n: number(listed.length) })}
          </p>
        )}
      </div>
    </div>
  );
}
