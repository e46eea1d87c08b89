import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/sessions/require";
import { owedProof } from "@/lib/sign-in/step-up";
import { confirm } from "./actions";
import { ConfirmForm } from "./confirm-form";
import { type PlaceQuery, placePath, readPlace } from "./places";

export const metadata: Metadata = { title: "Confirm it is you" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ConfirmPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { workspace, member } = standing;
  const texts = Object.entries(await searchParams).filter(([, value]) => typeof value === "string");
  const query = Object.fromEntries(texts) as PlaceQuery;
  const path = placePath(slug, readPlace(query.for), query);
  const owed = owedProof(standing, new Date());
  if (!owed.password && !owed.secondFactor) redirect(path);

  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={`/w/${slug}`}
      title="Confirm it is you"
      lead="This changes who can sign in, so it asks again who is at the keyboard. It holds for ten minutes."
    >
      <ConfirmForm
        action={confirm.bind(null, slug, query)}
        email={member.email}
        secondFactor={owed.secondFactor}
        app={member.totpCount > 0}
      />
      <div className="text-ink-soft">
        <TextLink href={path.split("?")[0] ?? path}>Cancel</TextLink>
      </div>
    </EntryFrame>
  );
}
