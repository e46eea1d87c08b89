import { budget } from "./reserve";
import { rules } from "./rules";

/** Returns the budgets of a mail that people can ask for, per member or address and kind. */
export const mailBudgets = (kind: string, ...who: string[]) => [
  budget(rules.mailMinute, kind, ...who),
  budget(rules.mailHour, kind, ...who),
  budget(rules.mailDay, kind, ...who),
];
