import { brandLinks } from "@/app/brand-links";
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
import { enrol } from "@/words/enrol";
import { methods as methodNames } from "@/words/methods";
import { passkeys } from "@/words/passkeys";
import { security } from "@/words/security";
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
  const words = await readWords(security);
  const first = !standing.member.codesSavedAt;
  const replaces = old?.id ?? null;
  return (
    <EntryFrame
      workspace={standing.workspace.name}
      brand={brandLinks(standing.workspace)}
      workspaceHref={routes.home(slug)}
      title={old ? words.passkey.replace((await readWords(methodNames)).sayName(old.named)) : words.passkey.title}
      step={first ? { now: 1, of: 2, name: (await readWords(enrol)).steps.passkey } : undefined}
      lead={copied ? words.passkey.copied : old ? words.passkey.keeps : words.passkey.lead}
    >
      {first && <Notice tone="plain">{(await readWords(enrol)).codesNext}</Notice>}
      <PasskeySetUp
        words={await readWords(passkeys)}
        begin={askPasskey.bind(null, slug)}
        register={registerNewPasskey.bind(null, slug, replaces)}
        confirm={confirmNewPasskey.bind(null, slug)}
      />
      <TextLink href={routes.security(slug)}>{words.back}</TextLink>
    </EntryFrame>
  );
}
