import { gzipSync } from "node:zlib";
import { type Client, openClient } from "@/test/http-client";
import { atMost, type Figure } from "../figure";
import type { Options } from "../options";
import { slug } from "../people";
import type { Stage } from "../stage";
import { buildApp, nextProgram, writeEmptyApp } from "../variants";

/** Weighs the script of the sign-in page against that of an empty page (P6): gzip, linked files and inline script. */
export async function measureWeight(stage: Stage, _: Options): Promise<Figure[]> {
  const folder = writeEmptyApp();
  await buildApp(folder);
  const empty = await stage.run([nextProgram, "start"], {}, folder);
  const product = await stage.serve(await stage.createDatabase({ people: 0 }));
  const [bare, ours] = [
    await weigh(openClient(empty.origin), "/"),
    await weigh(openClient(product.origin), `/w/${slug}/sign-in`),
  ];
  const beyond = (ours.files + ours.inline - bare.files - bare.inline) / 1000;
  const detail = { empty: bare, signIn: ours };
  return [
    atMost(
      { id: "P6", what: "script of the sign-in page beyond an empty page's", unit: "kB gzip", detail },
      beyond,
      10,
      6,
    ),
  ];
}

/**
 * Bytes of a page's script, gzip: linked files and inline script. Script for old browsers (nomodule) is not counted.
 */
async function weigh(client: Client, path: string): Promise<{ files: number; inline: number; number: number }> {
  const { status, text } = await client.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  const scripts = (text.match(/<script\b[^>]*>[\s\S]*?<\/script>/g) ?? []).filter(
    (tag) => !/^[^>]*nomodule/i.test(tag),
  );
  const sources = new Set(scripts.flatMap((tag) => /^[^>]*\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  const files = await Promise.all([...sources].map((source) => client.get(source.replaceAll("&amp;", "&"))));
  const inline = scripts.map((tag) => tag.replace(/^<script\b[^>]*>|<\/script>$/g, "")).join("\n");
  client.close();
  return {
    files: files.reduce((sum, file) => sum + gzipSync(file.text).length, 0),
    inline: gzipSync(inline).length,
    number: sources.size,
  };
}
