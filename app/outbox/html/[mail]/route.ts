import { join } from "node:path";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { env } from "@/lib/ground/env";
import { outboxIsOpen } from "@/lib/records/mail/outbox-is-open";
import { readMail } from "@/lib/records/mail/read-outbox";

/** Shows one mail as its recipient's program does, to the outbox's own frame. Its links open outside of the frame. */
export async function GET(_: Request, { params }: { params: Promise<{ mail: string }> }): Promise<Response> {
  const direct = (await headers()).get("x-gatehouse-direct") === "1";
  if (!outboxIsOpen(env(), direct)) notFound();
  const mail = await readMail(join(env().dataDir, "outbox"), decodeURIComponent((await params).mail));
  if (!mail) notFound();
  const html = mail.html.replace("<head>", '<head><base target="_blank">');
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
