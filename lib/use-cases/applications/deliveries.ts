import type { Tx } from "@/lib/ground/db";
import type { NotTold } from "@/lib/ground/post";

/** What the task of a sign-out notice keeps. */
export type DeliveryData = {
  application: string;
  session: string;
  member: string;
  address: string;
  tries?: number;
  failure?: NotTold;
  /** What the application answered. */
  status?: number | null;
  ended?: "told" | "given-up";
};

/** A sign-out that an application is told of by its back-channel address. */
export type Delivery = {
  id: string;
  queuedAt: Date;
  /** `waits`: not tried yet · `again`: failed, and tried again · `told` · `given-up`: failed for a day. */
  state: "waits" | "again" | "told" | "given-up";
  /** When it was over, or is tried next. */
  at: Date;
  tries: number;
  failure: NotTold | null;
  status: number | null;
};

/** Reads the newest sign-outs that an application was to be told of. They are kept for 30 days. */
export async function readDeliveries(tx: Tx, applicationId: string, most = 10): Promise<Delivery[]> {
  const rows = await tx.task.findMany({
    where: { kind: "sign-out-notice", subject: { startsWith: `${applicationId}:` } },
    orderBy: [{ notBefore: "desc" }, { subject: "asc" }],
    take: most,
  });
  return rows.map(({ subject, data, notBefore, doneAt }) => {
    const { tries = 0, failure = null, status = null, ended } = data as DeliveryData;
    const open = tries > 0 ? "again" : "waits";
    return {
      id: subject,
      queuedAt: new Date(Number(subject.split(":").at(-1))),
      state: doneAt ? (ended ?? "told") : open,
      at: doneAt ?? notBefore,
      tries,
      failure,
      status,
    };
  });
}
