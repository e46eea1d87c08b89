import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes";

type Props = {
  /** Its name in addresses that lead to it. */
  anchor?: string;
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  className?: string;
  children?: ReactNode;
};

/**
 * One topic of a page: a region named by its h2, an optional sentence, its actions. `flush` lets rows reach the edges.
 */
export function Section({ anchor, title, description, actions, flush = false, className, children }: Props) {
  const id = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className={joinClasses("rounded border border-line bg-surface", className)}
    >
      <header
        className={joinClasses(
          "flex flex-wrap justify-between gap-x-6 gap-y-3 px-5 py-4",
          description ? "items-start" : "items-center",
        )}
      >
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={id} className="text-16">
            {title}
          </h2>
          {description && <div className="mt-0.5 max-w-160 text-ink-soft">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children && <div className={joinClasses("border-t border-line", !flush && "px-5 py-5")}>{children}</div>}
    </section>
  );
}
