import { joinClasses } from "./join-classes";

type Props = { score: 0 | 1 | 2 | 3 | 4; text: string };

const tones = ["bg-line", "bg-bad", "bg-warn", "bg-good", "bg-good"] as const;

/** Draws the strength of a password: a rail of four with a sentence. The caller judges. */
export function PasswordStrength({ score, text }: Props) {
  return (
    <div className="flex flex-col gap-1.5 noscript:hidden">
      <div aria-hidden className="flex gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={joinClasses("h-0.5 flex-1 rounded-full", step <= score ? tones[score] : "bg-line")}
          />
        ))}
      </div>
      <p aria-live="polite" className="text-13 text-ink-soft">
        {text}
      </p>
    </div>
  );
}
