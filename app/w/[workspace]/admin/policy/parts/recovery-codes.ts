import type { Settings } from "@/lib/rules/policy/settings";
import { either, type Read } from "./fields";

const fields = { count: either("10", "8", "5"), used: either("burn", "replace"), shown: either("once", "again") };

function read({ count, used, shown }: Read<typeof fields>): Pick<Settings, "recoveryCodes"> {
  return { recoveryCodes: { count: Number(count) as 10 | 8 | 5, used, shown } };
}

function write({ recoveryCodes: { count, used, shown } }: Settings): Record<keyof typeof fields, string> {
  return { count: String(count), used, shown };
}

/** How recovery codes are made and shown. */
export const recoveryCodes = { fields, read, write };
