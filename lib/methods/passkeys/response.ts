import { z } from "zod";

const base64url = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/)
    .max(max);

const transports = z.array(z.string().max(32)).max(16);

/** The response of a browser to navigator.credentials.create(), as JSON (WebAuthn Level 3 §5.1.8). Drops all unused fields. */
export const registrationResponse = z.object({
  id: base64url(2000),
  rawId: base64url(2000),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(8000),
    attestationObject: base64url(40_000),
    transports: transports.optional().catch(undefined),
  }),
});
export type RegistrationResponse = z.infer<typeof registrationResponse>;

/** The response of a browser to navigator.credentials.get(), as JSON. */
export const assertionResponse = z.object({
  id: base64url(2000),
  rawId: base64url(2000),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(8000),
    authenticatorData: base64url(8000),
    signature: base64url(4000),
    userHandle: base64url(200).nullish(),
  }),
});
export type AssertionResponse = z.infer<typeof assertionResponse>;
