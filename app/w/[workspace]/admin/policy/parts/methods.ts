import type { Settings } from "@/lib/rules/policy/settings";
import { flag, onOff, type Read } from "./fields";

const fields = { totp: onOff, passkey: onOff, email: onOff };

function read({ totp, passkey, email }: Read<typeof fields>): Pick<Settings, "methods"> {
  return { methods: { totp, passkey, email } };
}

function write({ methods }: Settings): Record<keyof typeof fields, string> {
  return { totp: flag(methods.totp), passkey: flag(methods.passkey), email: flag(methods.email) };
}

/** Which methods count. */
export const methods = { fields, read, write };
