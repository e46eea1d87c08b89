/**
 * How much a sign-in has proven, from little to much. `sfa`: one factor · `mfa`: two · `phr`: with a key that no other site can ask
 * for.
 */
export const assurances = ["sfa", "mfa", "phr"] as const;
export type Assurance = (typeof assurances)[number];

/** What applications ask for. `policy`: what the workspace asks. */
export type ApplicationDemand = "policy" | "second_factor" | "phishing_resistant";

/** The names outside the house: REFEDS' profiles, and `phr` of OpenID's Extended Authentication Profile. */
const names = {
  sfa: "https://refeds.org/profile/sfa",
  mfa: "https://refeds.org/profile/mfa",
  phr: "phr",
} as const satisfies Record<Assurance, string>;

/** Returns the `acr` that says this much. */
export const acrOf = (assurance: Assurance): string => names[assurance];

/** Reads an `acr` that a client asks for. Returns null for one that is never said. */
export const readAcr = (acr: string): Assurance | null => assurances.find((one) => names[one] === acr) ?? null;

/** Every `acr` there is, for discovery. */
export const acrNames: string[] = Object.values(names);

/** Tells whether what was proven is enough: phr is also mfa, and mfa is also sfa. */
export const isEnough = (proven: Assurance, asked: Assurance) =>
  assurances.indexOf(proven) >= assurances.indexOf(asked);

/** Returns the stronger of two. */
export const strongerOf = (one: Assurance, other: Assurance): Assurance => (isEnough(one, other) ? one : other);

const demanded = { policy: "sfa", second_factor: "mfa", phishing_resistant: "phr" } as const satisfies Record<
  ApplicationDemand,
  Assurance
>;

/** Returns the least that an application's own demand accepts. */
export const assuranceOf = (demand: ApplicationDemand): Assurance => demanded[demand];
