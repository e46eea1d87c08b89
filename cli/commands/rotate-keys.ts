import { idOfMark } from "@/lib/ground/crypto/key-mark";
import { keyRing } from "@/lib/ground/crypto/key-ring";
import { countSeals, rotateSeals } from "@/lib/ground/crypto/rotate";
import { env } from "@/lib/ground/env";
import { addEncryptionKey, generateSecrets } from "@/lib/ground/generate-secrets";
import { recordAlone } from "@/lib/records/audit/record-alone";
import { renewAuditSeals } from "@/lib/records/audit/renew-seals";
import { admit, KeysError, ownSecrets } from "@/lib/records/processes/admit";
import { forgetSealKeys, listSealKeys } from "@/lib/records/processes/seal-keys";
import { listAllWorkspaces } from "@/lib/records/workspaces/list-all";
import { rotateIssuer } from "@/lib/use-cases/applications/rotate-issuer";
import { command, OperatorError, type Run } from "../command";
import { workspaceNamed } from "../find-workspace";

export const rotateKeys = command({
  name: "rotate-keys",
  summary: "Seals every secret anew with the first key of ENCRYPTION_KEYS, or gives issuers new signing keys.",
  details: [
    "On line and resumable: stop it at any time and run it again. In order:",
    "  1. Put a new key at the end of ENCRYPTION_KEYS and restart every process: each knows it then.",
    "  2. Move it to the front and restart every process: each seals with it then.",
    "  3. Run rotate-keys. It says which keys seal nothing any more; remove those.",
    "A process, and this command, refuse a step that comes too early. With the embedded database there is one process: --add-key puts",
    "the new key in front at once; restart, then step 3.",
    "The keys that issuers sign with are others: --signing-keys publishes new ones for each. They sign after an hour, once applications have",
    "read them, and the old ones stay published for two days more, so that no sign-in fails.",
  ].join("\n"),
  options: {
    "add-key": { describes: "steps 1 and 2, for the keys generated into DATA_DIR; seals nothing", flag: true },
    "signing-keys": { describes: "publishes new signing keys for each issuer; seals nothing", flag: true },
    workspace: { describes: "with --signing-keys: the address of the one workspace whose issuer gets them" },
  },
  async run(given, run) {
    if (given["signing-keys"]) return rotateIssuers(given.workspace, run);
    if (given.workspace) throw new OperatorError("--workspace goes with --signing-keys.");
    return given["add-key"] ? addKey(run) : rotate(run);
  },
});

async function addKey({ caller, tell }: Run): Promise<number> {
  const { embedded, dataDir } = env();
  const [first] = keyRing();
  const generated =
    embedded && first !== undefined && generateSecrets(dataDir).encryptionKeys.includes(first.key.toString("base64"));
  const id = generated ? addEncryptionKey(dataDir) : null;
  if (!id) throw new OperatorError("The keys are not generated ones: put the new key in front of ENCRYPTION_KEYS.");
  for (const workspace of await listAllWorkspaces())
    await recordAlone(workspace.id, caller, "operator.keys_rotated", { data: { added: id } });
  tell({ added: id }, `Key ${id} is in ${dataDir}/encryption-keys. Restart Gatehouse, then run rotate-keys.`);
  return 0;
}

async function rotateIssuers(workspace: string | undefined, { caller, tell }: Run): Promise<number> {
  let issuers = 0;
  const those = workspace ? [await workspaceNamed(workspace, caller.now)] : await listAllWorkspaces();
  for (const { id, slug } of those) {
    const done = await rotateIssuer(id, caller);
    if (done.state === "none") continue;
    issuers += 1;
    const from = done.signsFrom.toISOString();
    const said =
      done.state === "added"
        ? `${slug}: new signing keys are published, and sign from ${from}.`
        : `${slug}: keys that were published before sign from ${from}. Nothing was changed.`;
    tell({ workspace: slug, state: done.state, signsFrom: from }, said);
  }
  if (issuers === 0) tell({ issuers }, "There are no applications, so there are no signing keys.");
  return 0;
}

/** Throws OperatorError while a process still seals with an older key: its secrets would have to be sealed again after this. */
async function refuseOldWriters(): Promise<void> {
  const own = ownSecrets();
  const [first = ""] = own.keys;
  await admit({ own }, (_own, _keys, others) => {
    const by = others.find(({ keys }) => keys[0] !== first);
    const line = `${by?.name} still seals with the key ${idOfMark(by?.keys[0] ?? "")}: put ${idOfMark(first)} in front of ENCRYPTION_KEYS there and restart it.`;
    return by && { line, by };
  }).catch((error) => {
    throw error instanceof KeysError ? new OperatorError(error.message) : error;
  });
}

async function rotate({ caller, tell }: Run): Promise<number> {
  const [first] = keyRing();
  await refuseOldWriters();
  let resealed = 0;
  const left = new Map<string, number>();
  const add = (counts: Map<string, number>) => {
    for (const [key, n] of counts) left.set(key, (left.get(key) ?? 0) + n);
  };
  for (const workspaceId of [...(await listAllWorkspaces()).map(({ id }) => id), null]) {
    const rotation = await rotateSeals(workspaceId);
    resealed += rotation.resealed;
    add(await countSeals(workspaceId));
    if (workspaceId && rotation.resealed > 0)
      await recordAlone(workspaceId, caller, "operator.keys_rotated", {
        data: {
          key: first?.id ?? "",
          resealed: rotation.resealed,
        },
      });
  }
  const audit = await renewAuditSeals(caller.now);
  await forgetSealKeys([...left.keys(), first?.id ?? ""]);
  const noted = (await listSealKeys()).map(idOfMark);
  const ids = new Set(keyRing().map(({ id }) => id));
  const lost = [...left].filter(([key]) => !ids.has(key));
  const idle = [...ids].filter((id) => !left.has(id) && !noted.includes(id));
  const kept = `${audit.kept} audit seals do not fit or have lost their key and stay: run verify-audit.`;
  tell(
    { key: first?.id, resealed, auditSeals: audit, lost: Object.fromEntries(lost), idle },
    `${resealed} secrets and ${audit.renewed} audit seals are made anew with key ${first?.id}.`,
    ...(audit.kept > 0 ? [kept] : []),
    ...lost.map(([key, n]) => `${n} secrets are sealed with key ${key}, which is not in ENCRYPTION_KEYS: add it.`),
    ...(idle.length > 0 ? [`Seal nothing any more and can be removed: ${idle.join(", ")}.`] : []),
  );
  return lost.length > 0 || audit.kept > 0 ? 1 : 0;
}
