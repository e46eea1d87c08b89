"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { isFocusFree } from "./last-focus";
import { closeToast, leaveToastBehind, shownToast, showToast, type Toast, watchToast } from "./toast";
import { Button } from "./ui/button";
import { CloseButton } from "./ui/close-button";
import { Glyph } from "./ui/glyph";
import { joinClasses } from "./ui/join-classes";

const shownFor = 12_000;

/** Whether something in a toast was pressed. It goes with its toast, and the page may be drawn again meanwhile. */
let pressed = false;

const tones = {
  good: { mark: "text-good", shape: "done" },
  warn: { mark: "text-warn", shape: "warn" },
  bad: { mark: "text-bad", shape: "stop" },
} as const;

const focusHeading = () => document.querySelector<HTMLElement>("main h1")?.focus();

/**
 * The one live region of a frame, always there, in which results are said. A result stays until it is closed or the page is left. One
 * that can't be undone also goes by itself, but not while it is pointed at or has the focus. Without script it is a notice
 * above the page.
 */
export function Toasts({ arrived, undoLabel }: { arrived: Toast | null; undoLabel: string }) {
  const path = usePathname();
  const toast = useSyncExternalStore(watchToast, shownToast, () => arrived);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    const fresh = arrived !== null && showToast(arrived, path);
    if (!fresh) return leaveToastBehind(path);
    if (arrived.focus) document.getElementById(arrived.focus)?.focus();
    // After a dialog has given the focus back.
    setTimeout(() => isFocusFree() && focusHeading());
  }, [arrived, path]);

  useEffect(() => {
    if (pressed && isFocusFree()) {
      pressed = false;
      focusHeading();
    }
    if (!toast || toast.undo || held) return;
    const timer = setTimeout(closeToast, shownFor);
    return () => clearTimeout(timer);
  }, [toast, held]);

  const { mark, shape } = tones[toast?.tone ?? "good"];
  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onClick={() => {
        pressed = true;
      }}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        pressed = true;
        closeToast();
      }}
      className={joinClasses(
        "noscript:not-empty:mb-6 script:fixed script:inset-x-4 script:bottom-4 script:z-20 script:mx-auto script:max-w-112",
        "script:group-has-[[data-bar]]/frame:bottom-24 sm:script:inset-x-auto sm:script:end-6 sm:script:min-w-80 print:hidden",
      )}
    >
      {toast && (
        <div
          key={toast.id}
          className="flex animate-rise items-start gap-3 rounded border border-line-strong bg-surface px-4 py-3 text-ink shadow-lift"
        >
          <Glyph shape={shape} className={mark} />
          <p className="min-w-0 flex-1">{toast.text}</p>
          {toast.undo && (
            <form action={toast.undo} className="-my-1.5">
              <Button size="small">{undoLabel}</Button>
            </form>
          )}
          <CloseButton onClick={closeToast} className="-my-1.5 -me-2 noscript:hidden" />
        </div>
      )}
    </div>
  );
}
