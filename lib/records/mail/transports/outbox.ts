import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Transport } from "@/lib/records/mail/message";

/**
 * Keeps mails as files in a folder, one JSON file each: `<ISO time>-<id>.json`, readable by the owner alone. A file appears
 * whole or not at all, and survives a power cut once `send` resolved.
 */
export function openOutbox(folder: string): Transport {
  return {
    async send({ id, to, subject, text, html }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const sentAt = new Date().toISOString();
      const draft = join(folder, `.${id}.draft`);
      const file = await open(draft, "w", 0o600);
      try {
        await file.writeFile(`${JSON.stringify({ to, subject, text, html, sentAt }, null, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(folder, `${sentAt}-${id}.json`));
    },
    close() {},
  };
}
