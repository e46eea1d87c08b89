import { env } from "@/lib/ground/env";
import type { EncryptionKey } from "@/lib/ground/settings";
import { deriveKey, keyRing } from "./key-ring";

const markBytes = 8;

/** Names a key without showing it: its id, and bytes that another key under that id would not have. */
export const markOf = ({ id, key }: EncryptionKey): string =>
  `${id}:${deriveKey(key, "mark", "ring").subarray(0, markBytes).toString("hex")}`;

/** Returns the id of the key that a mark names. */
export const idOfMark = (mark: string): string => mark.slice(0, mark.indexOf(":"));

/** Names this process's keys, the one that writes first. */
export const markRing = (): string[] => keyRing().map(markOf);

/** Tells this process's AUTH_SECRET from another without showing it. */
export const markAuthSecret = (): string =>
  deriveKey(Buffer.from(env().authSecret), "mark", "auth-secret").subarray(0, markBytes).toString("hex");
