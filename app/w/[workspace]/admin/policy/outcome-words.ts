import type { Outcome } from "@/lib/rules/policy/rehearse";

type Words = { title: string; does(n: number): string; detail: string };

/** The words for each outcome of a rehearsal: as a heading, after a number of people, and what it means for them. */
export const outcomeWords: Record<Outcome, Words> = {
  "next-request": {
    title: "Must enrol at the next request",
    does: () => "must enrol at the next request",
    detail: "Nothing but setting up opens for them. They confirm a code sent to their address first.",
  },
  "old-method": {
    title: "Answers with the old method, then enrols an accepted one",
    does: (n) =>
      n === 1
        ? "answers with the old method and must then enrol an accepted one"
        : "answer with the old method and must then enrol an accepted one",
    detail: "Their method still proves who they are. At their next request they add one you allow.",
  },
  "by-day": {
    title: "Must enrol by a day",
    does: () => "must enrol by a day",
    detail: "They are told by mail, and reminded 14, 7, 3 and 1 day before.",
  },
  eased: {
    title: "No longer must, or not so soon",
    does: () => "no longer must, or not so soon",
    detail: "What they have set up stays.",
  },
  nothing: {
    title: "Nothing changes",
    does: (n) => (n === 1 ? "sees no change" : "see no change"),
    detail: "They have what is asked, or nothing is asked of them.",
  },
};
