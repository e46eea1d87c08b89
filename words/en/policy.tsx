import type { ReactNode } from "react";
import type { Problem } from "@/lib/rules/policy/check";
import type { Coverage } from "@/lib/rules/policy/coverage";
import type { Outcome, Rehearsal } from "@/lib/rules/policy/rehearse";
import { amount } from "./amounts";
import { sayDay } from "./policy-changes";
import { roleWords } from "./roles";

const number = (n: number) => n.toLocaleString("en");
const members = (n: number) => amount(n, "member");

type Counts = Pick<Coverage, "active" | "covered" | "blocked" | "inGrace" | "exempt">;

/** Says what requiring a second factor of all members means, or would mean. */
function sayCoverage({ active, covered, blocked, inGrace, exempt }: Counts, on: boolean, available = true): string {
  if (active === covered)
    return active === 1 ? "You are the only member, and covered." : `All ${members(active)} are covered.`;
  const parts = [`${number(covered)} of ${members(active)} are covered.`];
  // Where the plan has no requirement, none can be switched on, and no one has a day.
  if (!available) return parts.join(" ");
  if (blocked > 0)
    parts.push(
      on
        ? `${number(blocked)} must enrol at their next request.`
        : `Switched on, ${number(blocked)} would have to enrol at their next request.`,
    );
  if (inGrace > 0) parts.push(`${number(inGrace)} ${inGrace === 1 ? "has" : "have"} time until their deadline.`);
  if (exempt > 0) parts.push(`${number(exempt)} ${exempt === 1 ? "is" : "are"} exempt.`);
  return parts.join(" ");
}

/** Says how many members depend on a method alone. */
function sayDependence(only: number, allowed: boolean, required: boolean): string {
  if (only === 0) return "No one depends on it alone.";
  const who = only === 1 ? "1 member has" : `${number(only)} members have`;
  if (allowed) return `${who} nothing else.`;
  if (!required) return `${who} nothing else: it still signs them in, because no second factor is required.`;
  return `${who} nothing else: they can use it once more and must then set up an allowed one.`;
}

/** Says a problem at the field that can fix it. */
function sayProblem(problem: Problem): string {
  switch (problem.reason) {
    case "laxer-than-members":
      return `${roleWords[problem.role].all} have to be asked for at least as much, and as early, as members.`;
    case "required-already":
      return `Required since ${sayDay(problem.since)}. A later date would take that back: exempt members who need more time, or switch the requirement off first.`;
    case "no-strong-method":
      return "Where two-factor is required, allow authenticator apps or passkeys: email codes alone are too weak.";
    case "no-method":
      return "Allow at least one method.";
    case "no-domains":
      return "Name at least one domain, like example.com.";
    case "too-few-admins":
      return "Two people have to approve. Make someone else an admin first.";
    case "too-few-owners":
      return "A second owner can approve where there are three. Make someone else an owner first.";
  }
}

/** For each outcome of a rehearsal: its heading, how many it reaches, and what it means for them. */
const outcomes: Record<Outcome, { title: string; does(n: number): string; detail: string }> = {
  "next-request": {
    title: "Must enrol at the next request",
    does: (n) => `${members(n)} must enrol at the next request`,
    detail: "Nothing but setting up opens for them. They confirm a code sent to their address first.",
  },
  "old-method": {
    title: "Must replace their method at the next sign-in",
    does: (n) => `${members(n)} must replace their method at their next sign-in`,
    detail: "Their method still proves who they are. At their next request they add one you allow.",
  },
  "by-day": {
    title: "Must enrol by a date",
    does: (n) => `${members(n)} must enrol by a date`,
    detail: "They get an email now, and reminders 14, 7, 3 and 1 day before.",
  },
  eased: {
    title: "No longer must, or later",
    does: (n) => `${members(n)} no longer must, or later`,
    detail: "What they have set up stays.",
  },
  nothing: {
    title: "Nothing changes",
    does: (n) => `${members(n)} ${n === 1 ? "sees" : "see"} no change`,
    detail: "They have what is asked, or nothing is asked of them.",
  },
};

/** The page of the policy, its rehearsal and its exemptions. */
export const policy = {
  title: "Policy",
  lead: "What your workspace asks of its members. Draft a change, rehearse what it does to whom, then publish it.",
  form: "Policy",
  members,
  someoneLeft: "someone who left",
  waitingTitle: (version: number) => `Version ${version} takes hold on its day`,
  waiting: (version: number, at: ReactNode): ReactNode => (
    <>
      These settings are published and start {at}. Until then the previous policy applies. To change anything, undo
      version {version} in the history below.
    </>
  ),
  rehearse: "Rehearse",
  publish: "Publish",
  discard: "Discard draft",
  replace: "Replace theirs with mine",
  drop: "Drop mine and see theirs",
  changedMeanwhile: "Someone changed the draft since you saw it. It is still there.",
  dayAhead: "Choose a date in the future.",
  theirs: (by: string | null, published: boolean, at: string, changes: string[]) =>
    `${by ?? "Someone"} ${published ? "published another version" : "saved a draft"} at ${at}, while you were editing${changes.length > 0 ? ` (${changes.join("; ")})` : ""}. Your changes are still in this form and not saved.`,
  problem: sayProblem,
  coverage: sayCoverage,
  sections: {
    requirement: "Requirement",
    methods: "Methods",
    recoveryCodes: "Recovery codes",
    enrolment: "Enrolment",
    signUp: "Who may sign up",
    resets: "Resets",
    timing: "Start",
    history: "History",
  },
  requirement: {
    noPlan: "Not available on your plan",
    noPlanText:
      "On the business plan everyone may use two-factor authentication, but it can't be required. On the enterprise plan you can require it here. The operator of this installation sets the plan.",
    label: "Require two-factor authentication",
    from: "Required from (optional)",
    fromHint: "Leave empty to start on publishing. With a date, current members have until then (00:00 UTC).",
    otherwise: "While it is not required",
    encourage: "Encourage it",
    encourageHint: "Members without one are asked to set it up, and may put it off.",
    leave: "Leave it to each person",
    roles: "Different rules for some roles",
    rolesHint: "Owners and admins need at least what members need.",
    helpdesk: "Help desk",
    admin: "Admins",
    owner: "Owners",
    roleFrom: {
      helpdesk: "Help desk: required from (optional)",
      admin: "Admins: required from (optional)",
      owner: "Owners: required from (optional)",
    },
    levels: { same: "Like members", required: "Required", encouraged: "Encouraged", off: "Left to each person" },
    grace: "Days of grace for new members",
    graceHint: "Days a new member may wait. 0 means during sign-up. The date is set when they join.",
  },
  methods: {
    lead: "If you disallow a method, people can use it once more and then must set up an allowed one.",
    totp: "Authenticator apps",
    passkey: "Passkeys and security keys",
    email: "Email codes",
    emailHint: "The weakest method: only as safe as the mailbox. It never counts for owners and admins.",
    dependence: sayDependence,
  },
  codes: {
    lead: "The way in when a phone is lost. Everyone gets a set with their first method.",
    count: "Codes in a set",
    countHint: "Applies to the next set each member makes.",
    used: "After a code is used",
    burn: "It is gone",
    burnHint: "The set gets smaller; the member is told how many are left.",
    replace: "A new code takes its place",
    replaceHint: "The set stays full; the new code is shown at once.",
    shown: "Codes are shown",
    once: "Once, when they are made",
    onceHint: "No readable copy is kept. Copies kept so far are destroyed.",
    again: "Again, after fresh proof",
    againHint: "A sealed copy is kept, from the next set on.",
  },
  enrolment: {
    after: "After adding a method from the settings",
    carryOn: "Carry on",
    carryOnHint: "Their other sessions end.",
    signIn: "Sign in again with the new method",
    signInHint: "All their sessions end.",
    issuer: "Name in authenticator apps",
    issuerHint: (workspace: string) =>
      `Shown above the account in the app. Empty: ${workspace}. Apps linked already keep the name they have.`,
  },
  signUp: {
    legend: "New members",
    invited: "Invited people only",
    anyone: "Anyone with an address at these domains",
    anyoneHint: "The address is confirmed first. Subdomains do not count. They join as members.",
    domains: "Domains",
    domainsHint: "One a line, like example.com.",
  },
  resets: {
    lead: "Who may help a colleague who lost their second factor.",
    members: "A member’s second factor is reset by",
    one: "One admin or help desk member",
    two: "Two people: one asks, another approves",
    owners: "An admin’s or owner’s second factor is reset by",
    owner: "An owner",
    ownerHint: "No one resets their own.",
    secondOwner: "An owner, and a second owner approves",
    secondOwnerHint: "Needs three owners.",
  },
  timing: {
    lead: "A draft changes nothing. Publishing does.",
    legend: "Starts",
    now: "On publishing",
    day: "On a date",
    dayHint: "Until then you can undo it; nothing else can be drafted.",
    date: "Date",
    dateHint: "It begins at 00:00 UTC.",
  },
  rehearsal: {
    title: "Rehearsal",
    same: "This draft says what is in force already.",
    label: "What publishing does",
    outcomes,
    by: (n: number, day: ReactNode): ReactNode => (
      <>
        {members(n)} by {day}
      </>
    ),
    seeWho: "See who",
    also: "Also",
    alsoText({ invited, exempt, owners }: Rehearsal): string {
      return [
        ...(invited > 0
          ? [`${amount(invited, "open invitation")}: this policy applies to those who accept, while they join.`]
          : []),
        ...(exempt > 0 ? [`${members(exempt)} exempt.`] : []),
        `${number(owners.covered)} of ${amount(owners.all, "owner")} would be covered.`,
      ].join(" ");
    },
    atRisk: (names: ReactNode): ReactNode => <>Owners at risk, with fewer than two ways in: {names}.</>,
    when: "When",
    onDay: (day: string) => `On ${day}, if you publish it before.`,
    atOnce: "As soon as you publish it.",
    back: "Back to the draft",
    leadNow: "What publishing the draft does at once.",
    leadLater: "What publishing the draft does when it starts.",
    filter: "What it does",
    nonePage: "No one on this page",
    nonePageText: "There are more on the next.",
    none: "No one",
    noneText: "The draft does this to no member.",
    name: "Name",
    twoFactor: "Two-factor now",
    byDay: "By",
    role: "Role",
  },
  exemptions: {
    title: "Exemptions",
    none: "No one is exempt. A member who can’t enrol for a while can be: by name, for a reason, until a date.",
    some: (n: number) => `${members(n)} ${n === 1 ? "is" : "are"} exempt, each by name, for a reason, until a date.`,
    lead: "Members who need no second factor for a while, although the policy requires one.",
    back: "Back to the policy",
    give: "Exempt a member",
    email: "Email",
    emailHint: "The member's address. Type a name to find it.",
    found: {
      list: "Members found",
      none: "No member found.",
      one: "1 member found",
      more: "{n} members found",
      failed: "The search did not work. Type the whole address, or try again in a moment.",
    },
    reason: "Reason",
    reasonHint: "Kept in the audit log, for anyone who asks later.",
    until: "Until",
    untilHint: "The exemption ends with this day (UTC), at most a year ahead.",
    exempt: "Exempt",
    emptyTitle: "No one is exempt",
    empty: "The policy asks the same of everyone.",
    listed: (n: number) => `${members(n)} exempt`,
    list: "Exemptions",
    detail: (until: ReactNode, reason: ReactNode): ReactNode => (
      <>
        Until {until}. {reason}
      </>
    ),
    end: "End now",
  },
  history: {
    title: "History",
    undoPlanned: "Undo turns the planned version back into a draft. Members who were asked to act get an email.",
    undoLast: "Undo puts the previous settings in a draft. Publish it to apply them.",
    list: "Published versions",
    version: (n: number) => `Version ${n}`,
    inForce: "In force",
    waiting: "Waiting",
    undo: "Undo",
    first: "The workspace’s first policy.",
    by: (by: ReactNode, at: ReactNode): ReactNode => (
      <>
        Published by {by}, {at}
      </>
    ),
    approved: (by: ReactNode): ReactNode => <>Approved by {by}</>,
    starts: (at: ReactNode): ReactNode => <>Starts {at}</>,
  },
};
