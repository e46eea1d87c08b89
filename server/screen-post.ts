import type { IncomingMessage } from "node:http";
import type { DoorLimits } from "@/server/door-limits";
import { readBody, replay } from "@/server/read-body";
import type { Refusal } from "@/server/refusal";
import { formType, screenBody, screenContentType, screenForm } from "@/server/screen-body";
import type { Lease } from "@/server/shares";
import type { Surface } from "@/server/surfaces";

type Bounds = {
  surface: Surface;
  posts: NonNullable<Surface["posts"]>;
  room: Lease;
  limits: DoorLimits["bodies"];
  session: string;
};

/** Reads a POST and judges it by its body. Returns a request with what may go on, or why it may not. */
export async function screenPost(
  request: IncomingMessage,
  { surface, posts, room, limits, session }: Bounds,
): Promise<IncomingMessage | Refusal> {
  const { serves } = surface;
  const refusal = serves === "app" ? screenContentType(request.headers) : screenForm(request.headers);
  if (refusal) return refusal;
  const { bytes, nodes } = hasCookie(request, session) ? posts.signedIn : posts.signedOut;
  const body = await readBody(request, { bytes, room, limits });
  if (!Buffer.isBuffer(body)) return body;
  if (serves !== "app") return replay(request, { type: formType, body });
  const screened = screenBody(request.headers, body, nodes);
  return "status" in screened ? screened : replay(request, screened);
}

function hasCookie(request: IncomingMessage, name: string): boolean {
  return (request.headers.cookie ?? "").split(";").some((cookie) => cookie.trim().startsWith(`${name}=`));
}
