import { notFound } from "next/navigation";
import { readLogo } from "@/lib/records/workspaces/logo";

/** The logo of a workspace. Its address has the version of its bytes, so a browser may keep it for good. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ workspace: string; version: string }> },
): Promise<Response> {
  const { workspace: slug, version } = await params;
  const bytes = await readLogo(slug, version);
  if (!bytes) notFound();
  return new Response(bytes, {
    headers: {
      "Content-Type": "image/png",
      "Content-Length": String(bytes.length),
      "Cache-Control": "public, max-age=31536000, immutable",
      ETag: `"${version}"`,
    },
  });
}
