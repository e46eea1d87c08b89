import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes";

type Props = {
  title: string;
  detail?: ReactNode;
  badge?: ReactNode;
  icon?: ReactNode;
  href?: string;
  name?: string;
  value?: string;
  disabled?: boolean;
};

/**
 * Offers one way to go on among several: a link where `href` is given, else a button that sends its form with `name` and `value`.
 * The whole box can be pressed; its accessible name is the title alone, the detail describes it.
 */
export function Choice({ title, detail, badge, icon, href, name, value, disabled = false }: Props) {
  const id = useId();
  const aria = { "aria-describedby": detail ? id : undefined };
  return (
    <div
      className={joinClasses(
        "relative flex items-center gap-4 rounded border border-line-strong/60 px-4 py-3.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        disabled ? "text-ink-faint" : "bg-surface hover:border-line-strong hover:bg-sunken",
      )}
    >
      {icon && (
        <span aria-hidden className="text-ink-soft [&_svg]:size-5">
          {icon}
        </span>
      )}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2">
          {href && !disabled ? (
            <a href={href} {...aria} className={wholeBox}>
              {title}
            </a>
          ) : (
            <button type="submit" name={name} value={value} disabled={disabled} {...aria} className={wholeBox}>
              {title}
            </button>
          )}
          {badge}
        </div>
        {detail && (
          <p id={id} className={joinClasses("text-13", !disabled && "text-ink-soft")}>
            {detail}
          </p>
        )}
      </div>
      {!disabled && (
        <span aria-hidden className="text-ink-faint rtl:-scale-x-100">
          →
        </span>
      )}
    </div>
  );
}

const wholeBox =
  "cursor-pointer text-start font-medium outline-none after:absolute after:inset-0 disabled:cursor-not-allowed";
