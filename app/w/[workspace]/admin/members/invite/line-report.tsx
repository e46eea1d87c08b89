"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { LineTable, linesShownAtMost } from "./line-table";
import { countLines, type SaidLine, sayLine } from "./line-words";

const number = (n: number) => n.toLocaleString("en");

/** Says what became of each line of a file: the numbers, every line that sent no invitation, and all lines as a file. */
export function LineReport({ lines }: { lines: SaidLine[] }) {
  const invited = lines.filter(({ outcome }) => outcome === "invited").length;
  const others = lines.filter(({ outcome }) => outcome !== "invited");
  const listed = others.filter(({ outcome }) => outcome !== "unsent");

  function download() {
    const text = lines.map((line) => `line ${line.line}\t${line.address}\t${sayLine(line)}`).join("\r\n");
    const address = URL.createObjectURL(new Blob([text, "\r\n"], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "invitations.txt";
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <div className="flex flex-col gap-4">
      <Notice
        result
        tone={invited > 0 ? "good" : "plain"}
        title={`${number(invited)} ${invited === 1 ? "invitation" : "invitations"} sent`}
      >
        <p>
          {number(lines.length)} <span>{lines.length === 1 ? "line" : "lines"}</span> read.
        </p>
        {others.length > 0 && (
          <ul className="mt-1 text-ink-soft tabular-nums">
            {countLines(others).map(({ outcome, n, words }) => (
              <li key={outcome}>
                {words}: {number(n)}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      {listed.length > 0 && <LineTable label="Lines without an invitation" lines={listed} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="button" size="small" onClick={download} className="noscript:hidden">
          <Download aria-hidden />
          Download report
        </Button>
        {listed.length > linesShownAtMost && (
          <p className="text-13 text-ink-soft">
            The first {linesShownAtMost} of {number(listed.length)} lines are shown; the report has all.
          </p>
        )}
      </div>
    </div>
  );
}
