import { deviceOf } from "@/lib/access/devices/device-name";
import type { Visitor } from "@/lib/access/visitor";
import type { Standing } from "./standing";

/** What every security notice says: where, when, from which device. */
export function noticeOf(standing: Standing, visitor: Visitor, now: Date) {
  const { name, slug } = standing.workspace;
  return { workspace: { name, slug }, at: now.toISOString(), device: deviceOf(visitor.userAgent) };
}
