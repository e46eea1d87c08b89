import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { Verbatim } from "@/components/ui/verbatim";
import { requireStep } from "@/lib/access/sessions/require";
import { onward } from "@/lib/ground/onward";
import { showAddress } from "@/lib/ground/readable-address";
import { waysToAnswer } from "@/lib/use-cases/sign-in/ways-to-answer";
import { verify } from "@/words/verify";
import { signOut } from "../sign-out/actions";
import { ToApplication } from "../to-application";
import { LockedAccount } from "./locked-account";
import { LostAccess } from "./lost-access";
import { ResetEnd } from "./reset-end";
import { Answer, OtherWays } from "./ways";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ with?: string; lost?: string }> };

export default async function VerifyPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireStep(slug, "second-factor", "ask-for-help");
  const { workspace, member } = standing;
  if (member.lockedAt) return <LockedAccount standing={standing} />;
  const words = await readWords(verify);
  const frame = {
    workspace: workspace.name,
    brand: brandLinks(workspace),
    workspaceHref: onward.signIn(slug),
    title: words.title,
  };
  const leave = (
    <form action={signOut.bind(null, slug)}>
      <button type="submit" className="cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
        {words.otherPerson}
      </button>
    </form>
  );

  if (standing.step === "ask-for-help") {
    return (
      <EntryFrame {...frame} lead={<ResetEnd standing={standing} />}>
        <LostAccess standing={standing} />
        {leave}
      </EntryFrame>
    );
  }

  const query = await searchParams;
  const ways = await waysToAnswer(standing);
  const [first] = ways;
  if (!first) {
    return (
      <EntryFrame {...frame} lead={words.nothingLeft}>
        <LostAccess standing={standing} />
        {leave}
      </EntryFrame>
    );
  }
  const way = ways.find((one) => one === query.with) ?? first;
  return (
    <EntryFrame {...frame} lead={words.as(<Verbatim>{showAddress(member.email)}</Verbatim>)}>
      <ToApplication slug={slug} />
      <Answer standing={standing} way={way} />
      <div className="flex flex-col items-start gap-2 text-ink-soft">
        <OtherWays slug={slug} ways={ways.filter((one) => one !== way)} />
        {!query.lost && <TextLink href={onward.verify(slug, { lost: "access" })}>{words.lostAccess}</TextLink>}
        {leave}
      </div>
      {query.lost && <LostAccess standing={standing} />}
    </EntryFrame>
  );
}
