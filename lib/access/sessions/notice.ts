import { deviceOf } from "@/lib/rules/sign-in/device";
import type { Standing } from "./standing";

/** Returns what every security notice says: where, when, from which device. */
export function noticeOf(standing: Standing) {
  const { visitor, now } = standing;
  const { name, slug } = standing.workspace;
  return { workspace: { name, slug }, at: now.toISOString(), device: deviceOf(visitor.userAgent) };
}
