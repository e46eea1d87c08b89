import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { env } from "@/lib/ground/env";
import type { Checkpoint } from "@/lib/records/audit/follow";
import { readKeptSeals } from "@/lib/records/audit/kept-seals";
import { recordRun } from "@/lib/records/audit/record-run";
import { auditKeys, readAuditKeys, writeAuditKeys } from "@/lib/records/audit/seal";
import { type Verdict, verifyAudit as verify } from "@/lib/records/audit/verify";
import { type ExportVerdict, verifyExport } from "@/lib/records/audit/verify-export";
import { listAllWorkspaces } from "@/lib/records/workspaces/list-all";
import type { Unexplained } from "@/lib/use-cases/audit-log/explain";
import { findUnexplained } from "@/lib/use-cases/audit-log/unexplained";
import { command, OperatorError, type Run } from "../command";

const faults: Record<NonNullable<(Verdict | ExportVerdict)["broken"]>["fault"], string> = {
  unreadable: "the line can't be read",
  missing: "an event is missing before it",
  changed: "the event or its hash was changed",
  misplaced: "the event belongs elsewhere",
  columns: "its columns say something else than its entry",
  head: "the log ends elsewhere than its head or a seal says",
  seal: "its seal does not fit",
  key: "its seal is by a key that is not known",
  unsealed: "no seal covers it; the server seals every 15 minutes, and at once when it starts",
  rewritten: "it is not the event of the checkpoint",
  cut: "the log ends before the checkpoint",
  unended: "the file ends before the export did",
};

const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

export const verifyAudit = command({
  name: "verify-audit",
  looks: true,
  summary:
    "Verifies the audit log's hash chain and seals, and the tables against it; names what is broken or unexplained.",
  details: [
    "Exit code 1 where a log is broken, where the tables have what no event explains, or an export's seals were not checked. It prints a checkpoint for each log and the public audit",
    "keys: keep both away from the database. A log that was put back to an earlier state shows only against a checkpoint. With --file",
    "and --keys it needs neither database nor settings, so that anyone who holds an export can check it.",
  ].join("\n"),
  options: {
    workspace: { describes: "one workspace's address; without it, every workspace" },
    checkpoint: { describes: "number:hash an earlier run printed, with --workspace or --file" },
    file: { describes: "an exported log instead of the database" },
    keys: { describes: "the public audit keys, with --file" },
    quiet: { describes: "prints only what is broken or unexplained", flag: true },
  },
  offline: ({ file }) => file !== undefined,
  async run({ workspace, checkpoint, file, keys, quiet }, run) {
    if (checkpoint && !workspace && !file) throw new OperatorError("--checkpoint needs --workspace or --file.", 2);
    if (keys && !file) throw new OperatorError("--keys needs --file.", 2);
    const kept = checkpoint ? readCheckpoint(checkpoint) : undefined;
    return file ? verifyFile(file, keys, kept, run) : verifyDatabase(workspace, kept, run, quiet !== undefined);
  },
});

function readCheckpoint(text: string): Checkpoint {
  const [, sequence = "", hash = ""] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!hash) throw new OperatorError("--checkpoint must be number:hash, as verify-audit prints it.", 2);
  return { sequence: BigInt(sequence), hash: Buffer.from(hash, "hex") };
}

async function verifyDatabase(
  slug: string | undefined,
  kept: Checkpoint | undefined,
  { caller, tell }: Run,
  quiet: boolean,
) {
  const all = await listAllWorkspaces();
  const chosen = slug ? all.filter((workspace) => workspace.slug === slug) : all;
  if (slug && chosen.length === 0) throw new OperatorError(`There is no workspace "${slug}".`);
  const sealed = readKeptSeals(env().dataDir);
  let broken = 0;
  for (const { id, slug } of chosen) {
    // What this machine has sealed is kept outside the database.
    const verdict = await verify(id, caller.now, kept ?? sealed.of(id) ?? undefined);
    const unexplained = verdict.broken ? 0 : await tellUnexplained(slug, id, tell);
    if (verdict.broken || unexplained > 0) broken += 1;
    if (!quiet || verdict.broken) tellVerdict(slug, verdict, tell);
  }
  await recordRun(caller, "verify-audit", { workspaces: chosen.length, broken });
  if (!quiet) tellKeys(chosen.length, tell);
  return broken > 0 ? 1 : 0;
}

const unexplained: Record<"policy" | Unexplained["what"], string> = {
  member: "no event made it",
  gone: "it is not there, and no event deleted it",
  role: "its role is another than the events say",
  address: "its address is another than the events say",
  activity: "the events say otherwise of whether it is deactivated",
  method: "no event added this method",
  "missing-method": "no event took this method away",
  reset: "no event issued this reset",
  policy: "no event published it as it is",
};
const named = 20;

/** Prints what no event explains, the first ones by name. Returns how much it is. */
async function tellUnexplained(slug: string, workspaceId: string, tell: Run["tell"]): Promise<number> {
  let count = 0;
  for await (const finding of findUnexplained(workspaceId)) {
    count += 1;
    if (count > named) continue;
    const of =
      finding.what === "policy"
        ? `policy version ${finding.version}`
        : ["member", finding.memberId, ...(finding.id ? [finding.id] : [])].join(" ");
    tell({ workspace: slug, unexplained: finding }, `${slug}: UNEXPLAINED: ${of}: ${unexplained[finding.what]}`);
  }
  if (count > named) tell({ workspace: slug, more: count - named }, `${slug}: UNEXPLAINED: ${count - named} more`);
  return count;
}

async function verifyFile(path: string, given: string | undefined, kept: Checkpoint | undefined, { tell }: Run) {
  if (!existsSync(path)) throw new OperatorError(`There is no file ${path}.`);
  const keys = given ? readAuditKeys(given) : null;
  if (given && !keys)
    throw new OperatorError("--keys must be id:key, comma-separated, as verify-audit prints them.", 2);
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  const verdict = await verifyExport(lines, keys, kept);
  if (verdict.broken || keys) {
    tellVerdict(path, verdict, tell);
    return verdict.broken ? 1 : 0;
  }
  tell(
    { log: path, events: Number(verdict.last.sequence), sealsChecked: false },
    `${path}: ${verdict.last.sequence} events, each fits the one before. The seals are not checked: a file rewritten`,
    "  whole would pass. Give the installation's public audit keys with --keys; verify-audit there prints them.",
  );
  return 1;
}

function tellKeys(workspaces: number, tell: Run["tell"]): void {
  const keys = writeAuditKeys(auditKeys());
  tell({ auditKeys: keys }, workspaces === 0 ? "There is no workspace yet." : `Public audit keys: ${keys}`);
}

function tellVerdict(name: string, { last, sealed, broken }: Verdict | ExportVerdict, tell: Run["tell"]): void {
  if (broken) {
    const at = { sequence: Number(broken.sequence), fault: broken.fault };
    tell({ log: name, broken: at }, `${name}: BROKEN at event ${broken.sequence}: ${faults[broken.fault]}`);
    return;
  }
  const checkpoint = `${last.sequence}:${hex(last.hash)}`;
  tell(
    { log: name, events: Number(last.sequence), sealed: Number(sealed), checkpoint },
    `${name}: ${last.sequence} events, sound, ${sealed > 0n ? `sealed up to ${sealed}` : "none sealed yet"}`,
    `  Checkpoint: ${checkpoint}`,
  );
}
