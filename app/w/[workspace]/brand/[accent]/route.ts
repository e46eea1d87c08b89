import { notFound } from "next/navigation";
import { writeAccentStyle } from "@/lib/rules/brand/style";

/** The style sheet of an accent. It is made of its address alone, so a browser may keep it for good. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ workspace: string; accent: string }> },
): Promise<Response> {
  const style = writeAccentStyle((await params).accent);
  if (style === null) notFound();
  return new Response(style, {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable" },
  });
}
