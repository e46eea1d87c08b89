/** Words that a workspace's address can't be: pages, hosts and names that people trust. */
const reserved = new Set(
  `about abuse access account accounts admin administrator api app apps assets audit auth billing blog ci cdn console contact
  dashboard demo-admin developer developers docs download enrol enroll enterprise example faq files find gatehouse health help
  host hostmaster info install internal invite invitation legal localhost login logout mail me member members mfa new news
  null official operator outbox owner password payments policy postmaster pricing privacy register reset resets root sales
  security session settings sign-in sign-out sign-up signin signout signup sso static status stop-reset support system team
  terms test totp two-factor undefined user users verify w webauthn webmaster well-known workspace workspaces www`.split(
    /\s+/,
  ),
);

export type SlugFault = "malformed" | "reserved";

/** Writes an address as it is compared and stored: lower case, no space around. */
export const slugOf = (typed: string) => typed.normalize("NFKC").trim().toLowerCase();

/**
 * Finds what is wrong with a workspace's address. Returns null if nothing is. An address has two to forty of a–z, 0–9 and
 * single dashes, and begins and ends with a letter or digit.
 */
export function findSlugFault(slug: string): SlugFault | null {
  if (!/^(?=.{2,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return "malformed";
  return reserved.has(slug) ? "reserved" : null;
}

/** Tells whether a value has the form of a workspace's address. An action's arguments can be anything. */
export const isSlug = (value: unknown): value is string =>
  typeof value === "string" && findSlugFault(value) !== "malformed";
