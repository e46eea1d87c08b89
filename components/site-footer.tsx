import { LanguageSwitch } from "./language/language-switch";
import { Mark } from "./logo";
import { ThemeSwitch } from "./theme/theme-switch";
import { joinClasses } from "./ui/join-classes";

/** Closes a page: the product's name and the switches of language and theme. */
export function SiteFooter({ className }: { className?: string }) {
  return (
    <footer
      className={joinClasses(
        "flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-13 text-ink-faint",
        className,
      )}
    >
      <span className="inline-flex items-center gap-1.5">
        <Mark className="size-3.5" />
        Gatehouse
      </span>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </footer>
  );
}
