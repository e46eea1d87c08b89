import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";

/** What a server action returns for a ceremony: its options, or a sentence why there are none. */
export type Asked<Options> = { options: Options } | { message: string };
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;
export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;

/** How a dialog ended: with a response, or without one. `closed`: it was closed, or it timed out. */
export type Ended<Answer> = { answer: Answer } | { ended: "closed" | "known" | "failed" };

// Loaded when the button is pressed, so that pages keep their script small.
const library = () => import("@simplewebauthn/browser");

/** Tells whether this browser supports passkeys and security keys. */
export const knowsPasskeys = () => typeof window !== "undefined" && typeof window.PublicKeyCredential === "function";

/**
 * What the browser says it can use here. `own`: this device's authenticator (Face ID, Touch ID, Windows Hello and the like). `phone`: a
 * phone nearby (hybrid transport); null if the browser doesn't say.
 */
export type Abilities = { own: boolean; phone: boolean | null };

/** Asks the browser what it can use (WebAuthn Level 3 §5.1.7 and §5.1.8). */
export async function readAbilities(): Promise<Abilities> {
  if (!knowsPasskeys()) return { own: false, phone: null };
  const { PublicKeyCredential: api } = window;
  const own = await api.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
  const said: Record<string, boolean | undefined> | undefined = await api
    .getClientCapabilities?.()
    .catch(() => undefined);
  return { own, phone: said?.hybridTransport ?? null };
}

/** Opens the system's dialog that makes a passkey. */
export async function createPasskey(optionsJSON: CreationOptions): Promise<Ended<RegistrationResponseJSON>> {
  const { startRegistration } = await library();
  try {
    return { answer: await startRegistration({ optionsJSON }) };
  } catch (error) {
    return explain(error);
  }
}

/**
 * Opens the system's dialog that uses a passkey. With `autofill` it opens no dialog and waits in the form's
 * suggestions.
 */
export async function usePasskey(
  optionsJSON: RequestOptions,
  { autofill = false } = {},
): Promise<Ended<AuthenticationResponseJSON>> {
  const { startAuthentication } = await library();
  try {
    return { answer: await startAuthentication({ optionsJSON, useBrowserAutofill: autofill }) };
  } catch (error) {
    return explain(error);
  }
}

/** How long a tab waits for the others before it goes on without them. */
const timeout = 3_000;

/**
 * Runs work while no other tab of this browser runs it. Two sign-in pages that open at once then share the cookie which the first of
 * them gets, and neither's challenge is lost.
 */
export async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (!("locks" in navigator)) return work();
  let began = false;
  try {
    return await navigator.locks.request("gatehouse.ceremony", { signal: AbortSignal.timeout(timeout) }, () => {
      began = true;
      return work();
    });
  } catch (error) {
    if (began) throw error;
    return work();
  }
}

/** Ends a ceremony that waits in the form's suggestions. */
export async function stopWaiting(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}

/** Tells whether the form's suggestions can hold passkeys. */
export async function canSuggest(): Promise<boolean> {
  return knowsPasskeys() && ((await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);
}

type Signals = {
  signalUnknownCredential?(options: { rpId: string; credentialId: string }): Promise<void>;
  signalAllAcceptedCredentials?(options: {
    rpId: string;
    userId: string;
    allAcceptedCredentialIds: string[];
  }): Promise<void>;
};
const signals = () => (knowsPasskeys() ? (window.PublicKeyCredential as unknown as Signals) : {});

/** Tells the browser that a passkey is not known here, so that it stops offering it (Signal API, Level 3 §5.1.10). */
export async function signalUnknown(rpId: string, credentialId: string): Promise<void> {
  await signals()
    .signalUnknownCredential?.({ rpId, credentialId })
    .catch(() => undefined);
}

/** Tells the browser which passkeys an account has: removed ones are hidden from its suggestions. */
export async function signalAccepted(rpId: string, userId: string, credentialIds: string[]): Promise<void> {
  await signals()
    .signalAllAcceptedCredentials?.({ rpId, userId, allAcceptedCredentialIds: credentialIds })
    .catch(() => undefined);
}

function explain(error: unknown): Exclude<Ended<never>, { answer: never }> {
  const cause = (error as { cause?: { name?: string } })?.cause;
  const name = cause?.name ?? (error as { name?: string })?.name;
  if (name === "InvalidStateError") return { ended: "known" };
  return { ended: name === "NotAllowedError" || name === "AbortError" ? "closed" : "failed" };
}
