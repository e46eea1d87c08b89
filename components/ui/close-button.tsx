"use client";

import { useReader } from "@/components/language/reader";
import { joinClasses } from "./join-classes";

/** Takes away what it stands in. Needs script. */
export function CloseButton({ onClick, className }: { onClick: () => void; className?: string }) {
  const { words } = useReader();
  return (
    <button
      type="button"
      aria-label={words.close}
      onClick={onClick}
      className={joinClasses(
        "grid size-8 shrink-0 cursor-pointer place-items-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink",
        className,
      )}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 stroke-current stroke-[1.4]">
        <path d="m4 4 8 8M12 4l-8 8" strokeLinecap="round" />
      </svg>
    </button>
  );
}
