"use client";

import { Download, Printer } from "lucide-react";
import type { enrol } from "@/words/enrol";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { joinClasses } from "./join-classes";

type Words = (typeof enrol)["en"]["codes"]["list"];

type Props = {
  words: Words;
  codes: readonly string[];
  workspace: string;
  account: string;
  madeOn: string;
  used?: readonly string[];
};

/**
 * Lists recovery codes, numbered, in two columns, with copy, download as .txt and print; the print is one card that fits a wallet.
 * `madeOn` is a date in words; codes also in `used` are struck through and left out of copy and download.
 */
export function RecoveryCodeList({ words, codes, workspace, account, madeOn, used = [] }: Props) {
  const live = codes.filter((code) => !used.includes(code));

  function download() {
    const lines = [
      words.head.replace("{workspace}", () => workspace),
      account,
      words.made.replace("{date}", () => madeOn),
      "",
      ...live,
      "",
    ];
    const address = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = words.file;
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="wallet-card rounded border border-line bg-surface">
        <p className="hidden font-medium print:block">
          {words.title} · {workspace} · {account} · {madeOn}
        </p>
        <ol
          translate="no"
          aria-label={words.title}
          className="columns-1 gap-x-9 py-3 ps-11 pe-4 font-mono text-14 sm:columns-2 sm:ps-9 sm:pe-3 sm:text-13 print:columns-2"
        >
          {codes.map((code) => (
            <li
              key={code}
              className={joinClasses(
                "list-decimal break-inside-avoid py-1 ps-1 whitespace-nowrap marker:text-13 marker:text-ink-faint",
                used.includes(code) && "text-ink-faint line-through print:hidden",
              )}
            >
              {code}
            </li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap items-center gap-2 noscript:hidden">
        <CopyButton value={live.join("\n")} />
        <Button type="button" size="small" onClick={download}>
          <Download aria-hidden />
          {words.download}
        </Button>
        <Button type="button" size="small" onClick={() => window.print()}>
          <Printer aria-hidden />
          {words.print}
        </Button>
      </div>
    </div>
  );
}
