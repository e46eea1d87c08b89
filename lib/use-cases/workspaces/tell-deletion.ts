import { z } from "zod";
import { queueMails } from "@/lib/records/mail/queue";
import { whereActive } from "@/lib/records/member-rows/active";
import { namesOf } from "@/lib/records/member-rows/names";
import type { TaskStep } from "@/lib/records/tasks/work";

const batch = 500;
const told = z.object({ news: z.enum(["asked", "taken-back"]), by: z.uuid(), deleteAt: z.iso.datetime() });

/** Tells the next members by mail that their workspace is to be deleted, or no longer. News that was overtaken is not told any further. */
export const tellDeletion: TaskStep = async (tx, { data, cursor }) => {
  const { news, by, deleteAt } = told.parse(data);
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
  const isTrue = news === "asked" ? workspace.deleteAt?.toISOString() === deleteAt : workspace.deleteAt === null;
  if (!isTrue || workspace.erasedAt) return null;
  const members = await tx.member.findMany({
    where: { ...whereActive, ...(cursor && { id: { gt: cursor } }) },
    orderBy: { id: "asc" },
    take: batch,
    select: { id: true, email: true, role: true },
  });
  const { name, slug } = workspace;
  const who = (await namesOf(tx, [by])).get(by) ?? null;
  await queueMails(
    tx,
    members.map(({ email, role }) => ({
      template: "workspace-deletion",
      to: email,
      params: { workspace: { name, slug }, state: news, by: who, at: deleteAt, owner: role === "owner" },
    })),
  );
  return members.length === batch ? (members.at(-1)?.id ?? null) : null;
};
