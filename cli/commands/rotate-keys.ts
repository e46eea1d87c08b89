import { keyRing } from "@/lib/ground/crypto/key-ring";
import { countSeals, rotateSeals } from "@/lib/ground/crypto/rotate";
import { env } from "@/lib/ground/env";
import { addEncryptionKey, generateSecrets } from "@/lib/ground/generate-secrets";
import { recordAlone } from "@/lib/records/audit/record-alone";
import { renewAuditSeals } from "@/lib/records/audit/renew-seals";
import { listAllWorkspaces } from "@/lib/records/workspaces/list-all";
import { command, OperatorError, type Run } from "../command";

export const rotateKeys = command({
  name: "rotate-keys",
  summary: "Seals every secret anew with the first key of ENCRYPTION_KEYS.",
  details: [
    "On line and resumable: stop it at any time and run it again. In order:",
    "  1. Put a new key in front of ENCRYPTION_KEYS, keeping the old ones (embedded database: --add-key does it).",
    "  2. Restart every process, so that each can open what the new key seals.",
    "  3. Run rotate-keys. It says which keys seal nothing any more; remove those.",
  ].join("\n"),
  options: { "add-key": { describes: "step 1, for the keys generated into DATA_DIR; seals nothing", flag: true } },
  async run(given, run) {
    return given["add-key"] ? addKey(run) : rotate(run);
  },
});

async function addKey({ caller, print }: Run): Promise<number> {
  const { embedded, dataDir } = env();
  const [first] = keyRing();
  const generated =
    embedded && first !== undefined && generateSecrets(dataDir).encryptionKeys.includes(first.key.toString("base64"));
  const id = generated ? addEncryptionKey(dataDir) : null;
  if (!id) throw new OperatorError("The keys are not generated ones: put the new key in front of ENCRYPTION_KEYS.");
  for (const workspace of await listAllWorkspaces())
    await recordAlone(workspace.id, caller, "operator.keys_rotated", { data: { added: id } });
  print(`Key ${id} is in ${dataDir}/encryption-keys. Restart Gatehouse, then run rotate-keys.`);
  return 0;
}

async function rotate({ caller, print }: Run): Promise<number> {
  const [first] = keyRing();
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
  print(`${resealed} secrets and ${audit.renewed} audit seals are made anew with key ${first?.id}.`);
  if (audit.kept > 0) print(`${audit.kept} audit seals do not fit or have lost their key and stay: run verify-audit.`);
  const ids = new Set(keyRing().map(({ id }) => id));
  const lost = [...left].filter(([key]) => !ids.has(key));
  for (const [key, n] of lost)
    print(`${n} secrets are sealed with key ${key}, which is not in ENCRYPTION_KEYS: add it.`);
  const idle = [...ids].filter((id) => id !== first?.id && !left.has(id));
  if (idle.length > 0) print(`Seal nothing any more and can be removed: ${idle.join(", ")}.`);
  return lost.length > 0 || audit.kept > 0 ? 1 : 0;
}
