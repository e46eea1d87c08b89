import { isActive } from "./active";
import { assess, type MemberFacts } from "./assess";
import type { MethodKind, Policy } from "./settings";

/** Members who share what an assessment hangs on, and how many they are. */
export type Group = { facts: MemberFacts; n: number };

/** How the active members of a workspace stand under a policy. */
export type Coverage = {
  active: number;
  /** With an accepted second factor. */
  covered: number;
  /** Could lose one and still get in. */
  protected: number;
  /** Must enrol at their next request. */
  blocked: number;
  /** Have until a day. */
  inGrace: number;
  exempt: number;
  owners: number;
  /** With at least one method of a kind, and with methods of no other kind. */
  methods: Record<MethodKind, number>;
  only: Record<MethodKind, number>;
  /** The days by which members in grace must enrol, soonest first. */
  deadlines: { at: Date; n: number }[];
};

const kinds = ["totp", "passkey", "email"] as const;

/** Counts how members stand under a policy at a moment; the work is the same however many members there are. */
export function countCoverage(groups: Group[], policy: Policy, at: Date): Coverage {
  const sum = { active: 0, covered: 0, protected: 0, blocked: 0, inGrace: 0, exempt: 0, owners: 0 };
  const methods = { totp: 0, passkey: 0, email: 0 };
  const only = { totp: 0, passkey: 0, email: 0 };
  const deadlines = new Map<number, number>();
  for (const { facts, n } of groups) {
    if (!isActive(facts)) continue;
    const { covered, deadline, state } = assess(facts, policy, at);
    sum.active += n;
    if (covered) sum.covered += n;
    if (state === "protected") sum.protected += n;
    if (state === "blocked") sum.blocked += n;
    if (state === "in-grace") sum.inGrace += n;
    if (state === "exempt") sum.exempt += n;
    if (facts.role === "owner") sum.owners += n;
    const counts = { totp: facts.totpCount, passkey: facts.passkeyCount, email: facts.emailCount };
    const held = kinds.filter((kind) => counts[kind] > 0);
    for (const kind of held) methods[kind] += n;
    const [one, other] = held;
    if (one && !other) only[one] += n;
    if (state === "in-grace" && deadline && deadline > at)
      deadlines.set(deadline.getTime(), (deadlines.get(deadline.getTime()) ?? 0) + n);
  }
  const ahead = [...deadlines].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  return { ...sum, methods, only, deadlines: ahead.map(([day, n]) => ({ at: new Date(day), n })) };
}
