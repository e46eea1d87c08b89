import type { Visitor } from "@/lib/visitor";
import { deviceOf } from "./device";
import type { Standing } from "./standing";

/** What every security notice says: where, when, from which device. */
export function noticeOf(standing: Standing, visitor: Visitor, now: Date) {
  const { name, slug } = standing.workspace;
  return { workspace: { name, slug }, at: now.toISOString(), device: deviceOf(visitor.userAgent) };
}
