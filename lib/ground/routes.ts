type QueryValue = string | number | bigint | null | undefined;
type Parameters<P extends string> = P extends `${string}[${string}]${infer Rest}` ? [string, ...Parameters<Rest>] : [];

/**
 * Builds the address of one route from a text for each parameter of its path, in their order, and the query that the page
 * reads.
 */
type Route<P extends string, Q extends string> = ((
  ...given: [...parameters: Parameters<P>, query?: { [name in Q]?: QueryValue }]
) => string) & { pattern: P };

function route<P extends string, Q extends string = never>(pattern: P, ..._query: Q[]): Route<P, Q> {
  const build = (...given: (string | Record<string, QueryValue>)[]) => {
    let at = 0;
    const path = pattern.replace(/\[[^\]]+\]/g, () => writeSegment(String(given[at++])));
    return path + writeQuery((given[at] ?? {}) as Record<string, QueryValue>);
  };
  return Object.assign(build, { pattern }) as Route<P, Q>;
}

/** Escapes one part of a path. A part that a browser would resolve or drop becomes a part that leads nowhere. */
function writeSegment(text: string): string {
  return /^\.{0,2}$/.test(text) ? "_" : encodeURIComponent(text.toWellFormed());
}

/** Writes a query and leaves out empty values. */
function writeQuery(query: Record<string, QueryValue>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return entries.length > 0 ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : "";
}

/** What the address of a list of members says: filters, order and search. */
const list = ["twoFactor", "state", "role", "method", "lastSignIn", "sort", "q"] as const;

/**
 * Every page and download that people are led to, each with the names that its query may have. No other code writes an
 * address by hand. A path that does not exist, or lacks a parameter, does not compile. A test compares the list with app/.
 */
export const routes = {
  landing: route("/"),
  newWorkspace: route("/new"),
  newWorkspaceConfirm: route("/new/confirm", "signUp"),
  find: route("/find"),
  changePassword: route("/.well-known/change-password"),
  // Mails give pages with a link its token; the server in front puts the link's id in its place (move-request.ts).
  invitation: route("/invite/[link]"),
  outbox: route("/outbox", "before", "mail", "q", "as"),
  outboxMail: route("/outbox/html/[mail]"),

  home: route("/w/[workspace]"),
  signIn: route("/w/[workspace]/sign-in", "because", "to", "request"),
  signUp: route("/w/[workspace]/sign-up"),
  signUpConfirm: route("/w/[workspace]/sign-up/confirm", "signUp"),
  verify: route("/w/[workspace]/verify", "with", "lost", "request"),
  enrol: route("/w/[workspace]/enrol", "method", "setUp", "set", "request"),
  resetCode: route("/w/[workspace]/reset-code", "request"),
  forgotPassword: route("/w/[workspace]/forgot-password"),
  resetPassword: route("/w/[workspace]/reset-password/[link]"),
  stopReset: route("/w/[workspace]/stop-reset/[link]"),
  stopPolicy: route("/w/[workspace]/stop-policy/[link]"),
  stopEmail: route("/w/[workspace]/stop-email/[link]"),
  notMeLink: route("/w/[workspace]/not-me/[link]"),

  confirm: route("/w/[workspace]/account/confirm", "ticket", "request"),
  profile: route("/w/[workspace]/account/profile"),
  profileEmail: route("/w/[workspace]/account/profile/email", "change"),
  profileExport: route("/w/[workspace]/account/profile/export"),
  brandStyle: route("/w/[workspace]/brand/[accent]"),
  logo: route("/w/[workspace]/logo/[version]"),
  notMe: route("/w/[workspace]/account/not-me"),
  security: route("/w/[workspace]/account/security", "open", "method"),
  securityApp: route("/w/[workspace]/account/security/app", "setUp"),
  securityPasskey: route("/w/[workspace]/account/security/passkey", "replace"),
  securityEmail: route("/w/[workspace]/account/security/email"),
  securityCodes: route("/w/[workspace]/account/security/codes", "set"),
  securityLost: route("/w/[workspace]/account/security/lost"),

  /** Where a sign-in to an application waits for what is owed. */
  continueRequest: route("/w/[workspace]/continue/[id]"),

  overview: route("/w/[workspace]/admin", "days"),
  members: route("/w/[workspace]/admin/members", ...list, "after", "before", "act", "member"),
  findAnything: route("/w/[workspace]/admin/find"),
  membersExport: route("/w/[workspace]/admin/members/export"),
  invite: route("/w/[workspace]/admin/members/invite"),
  bulk: route("/w/[workspace]/admin/members/bulk", "act", "ids", "all", ...list),
  bulkTask: route("/w/[workspace]/admin/members/bulk/[task]"),
  member: route("/w/[workspace]/admin/members/[id]", "act", "events"),
  policy: route("/w/[workspace]/admin/policy", "ask", "compare", "after", "before"),
  rehearsal: route("/w/[workspace]/admin/policy/rehearsal", "outcome", "after", "before"),
  exemptions: route("/w/[workspace]/admin/policy/exemptions", "member", "after", "before"),
  applications: route("/w/[workspace]/admin/applications"),
  application: route("/w/[workspace]/admin/applications/[id]"),
  /** Where a trial of an application ends. */
  applicationTrial: route("/w/[workspace]/admin/applications/[id]/try"),
  resets: route("/w/[workspace]/admin/resets", "after", "before", "requestsAfter", "requestsBefore", "reset"),
  reset: route("/w/[workspace]/admin/resets/[id]"),
  settings: route("/w/[workspace]/admin/settings"),
  workspaceExport: route("/w/[workspace]/admin/settings/export"),
  audit: route("/w/[workspace]/admin/audit", "action", "actor", "subject", "from", "to", "after", "before"),
  auditEvent: route("/w/[workspace]/admin/audit/[sequence]"),
  auditExport: route("/w/[workspace]/admin/audit/export"),
};

type Given<B> = B extends (workspace: string, ...given: infer Rest) => string ? Rest : never;

/** A page of a workspace as data: its route's name, and what the builder takes after the workspace. Survives JSON. */
export type Destination = {
  [N in keyof typeof routes]: (typeof routes)[N]["pattern"] extends `/w/[workspace]${string}`
    ? [name: N, ...given: Given<(typeof routes)[N]>]
    : never;
}[keyof typeof routes];

/** Builds the address of a destination in a workspace. */
export function pathTo(workspace: string, [name, ...given]: Destination): string {
  return (routes[name] as (...all: unknown[]) => string)(workspace, ...given);
}
