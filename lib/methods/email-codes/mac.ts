import { mac } from "@/lib/ground/crypto/key-ring";
import type { EmailCodePurpose } from "./code";

/** Returns what is stored of a code: an HMAC that also binds holder and purpose. */
export const macOfCode = (holderId: string, purpose: EmailCodePurpose, code: string): Buffer<ArrayBuffer> =>
  Buffer.from(mac("email-code", holderId, purpose, code));
