"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";

type Fields = Readonly<Record<string, string>>;

const textOf = (form: HTMLFormElement, name: string) => {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
};

/** What stands next to a setting that differs from the policy in force. */
function markChanges(form: HTMLFormElement, inForce: Fields, word: string): void {
  for (const mark of form.querySelectorAll<HTMLElement>("[data-changed]")) delete mark.dataset.changed;
  for (const [name, value] of Object.entries(inForce)) {
    if (textOf(form, name) === value) continue;
    const field = form.querySelector<HTMLElement>(`[name="${name}"]:not([type=hidden])`);
    const setting =
      field?.closest<HTMLElement>("[data-setting]:is(fieldset)") ?? field?.closest<HTMLElement>("[data-setting]");
    if (setting) setting.dataset.changed = word;
  }
}

/**
 * Follows the fields of a form against what was saved, and marks each setting that differs from the policy in force. Returns whether
 * something is not saved; undefined before script runs.
 */
export function useUnsaved(
  form: RefObject<HTMLElement | null>,
  { saved, inForce, word }: { saved: Fields; inForce: Fields; word: string },
): boolean | undefined {
  const [unsaved, setUnsaved] = useState<boolean>();

  useEffect(() => {
    const element = form.current?.closest("form");
    if (!element) return;
    const look = () => {
      markChanges(element, inForce, word);
      setUnsaved(Object.entries(saved).some(([name, value]) => textOf(element, name) !== value));
    };
    look();
    element.addEventListener("input", look);
    element.addEventListener("change", look);
    return () => {
      element.removeEventListener("input", look);
      element.removeEventListener("change", look);
    };
  }, [form, saved, inForce, word]);

  return unsaved;
}

type LeaveWords = { leaveTitle: string; leaveText: string; stay: string; leave: string };

/** Asks before the page is left with something that is not saved: by the browser, or by a link. */
export function AskBeforeLeaving({ active, words }: { active: boolean; words: LeaveWords }) {
  const router = useRouter();
  const [to, setTo] = useState<string | null>(null);

  useEffect(() => {
    if (!active) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const press = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
      const elsewhere = link && (link.pathname !== location.pathname || link.search !== location.search);
      if (!elsewhere || link.target || link.closest("dialog") || event.metaKey || event.ctrlKey || event.shiftKey)
        return;
      event.preventDefault();
      event.stopPropagation();
      setTo(link.href);
    };
    addEventListener("beforeunload", unload);
    document.addEventListener("click", press, true);
    return () => {
      removeEventListener("beforeunload", unload);
      document.removeEventListener("click", press, true);
    };
  }, [active]);

  if (to === null) return null;
  return (
    <Dialog title={words.leaveTitle} lead={words.leaveText} onClose={() => setTo(null)}>
      <DialogActions>
        <Button type="button" onClick={() => router.push(to)}>
          {words.leave}
        </Button>
        <Button type="button" tone="primary" onClick={() => setTo(null)}>
          {words.stay}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
