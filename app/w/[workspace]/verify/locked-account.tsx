import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readLanguage, readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Standing } from "@/lib/access/sessions/standing";
import { onward } from "@/lib/ground/onward";
import { routes } from "@/lib/ground/routes";
import { findUnlockersFor } from "@/lib/use-cases/members/unlockers";
import { locks } from "@/words/locks";
import { signOut } from "../sign-out/actions";
import { SupportContact } from "../support-contact";

/** Tells a member who proved their password that the account is locked, and who can unlock it. */
export async function LockedAccount({ standing }: { standing: Standing }) {
  const { workspace, member } = standing;
  const { slug } = workspace;
  const { locked: words } = await readWords(locks);
  const byPassword = member.unlockedBy === "password";
  const { names, support } = await findUnlockersFor(standing);
  const list = new Intl.ListFormat(await readLanguage(), { type: "disjunction" }).format(names);
  const who = names.length > 0 ? words.ask(list) : words.askOperator(support);
  return (
    <EntryFrame
      workspace={workspace.name}
      brand={brandLinks(workspace)}
      workspaceHref={onward.signIn(slug)}
      title={words.title}
    >
      <p>{byPassword ? words.newPassword : who}</p>
      {byPassword && <TextLink href={routes.forgotPassword(slug)}>{words.another}</TextLink>}
      <SupportContact workspace={workspace} />
      {member.lockedAt && <p className="text-ink-soft">{words.since(<Time at={member.lockedAt} />)}</p>}
      <form action={signOut.bind(null, slug)}>
        <button type="submit" className="cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
          {words.other}
        </button>
      </form>
    </EntryFrame>
  );
}
