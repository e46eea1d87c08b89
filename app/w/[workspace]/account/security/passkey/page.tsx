import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { PasskeySetUp } from "@/components/passkeys/passkey-set-up";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { listDistrusted } from "@/lib/use-cases/credentials/list-distrusted";
import { methods as methodNames } from "@/words/methods";
import { requireFresh } from "../../confirm/require-fresh";
import { askPasskey, confirmNewPasskey, registerNewPasskey } from "./actions";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ replace?: string }> };

export default async function PasskeyPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const replace = readId((await searchParams).replace);
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["securityPasskey", { replace }], proof: "replace" });
  const [methods, distrusted] = await Promise.all([listMethods(standing), listDistrusted(standing)]);
  const copied = distrusted.find(({ id }) => id === replace);
  const old = copied ?? methods.find(({ id, kind }) => id === replace && kind === "passkey");
  const first = !standing.member.codesSavedAt;
  const replaces = old?.id ?? null;
  return (
    <EntryFrame
      workspace={standing.workspace.name}
      workspaceHref={routes.home(slug)}
      title={old ? `Replace ${(await readWords(methodNames)).sayName(old.named)}` : "Add a passkey or security key"}
      step={first ? { now: 1, of: 2, name: "Make it and use it once" } : undefined}
      lead={
        copied
          ? "It is switched off already, and goes from your list when the new one is confirmed. You can use the same key again."
          : old
            ? "The one you use now keeps working until the new one is confirmed."
            : "Face ID, Touch ID, Windows Hello, a password manager, your phone, or a key you plug in or hold to the phone."
      }
    >
      {first && (
        <Notice tone="plain">
          Next come your recovery codes for the day you lose it. Have a place ready to keep them.
        </Notice>
      )}
      <PasskeySetUp
        begin={askPasskey.bind(null, slug)}
        register={registerNewPasskey.bind(null, slug, replaces)}
        confirm={confirmNewPasskey.bind(null, slug)}
      />
      <TextLink href={routes.security(slug)}>Back to Security</TextLink>
    </EntryFrame>
  );
}
