import { ActionForm } from "@/components/action-form";
import { readLanguage, readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { readWayBack } from "@/lib/use-cases/members/report-not-me";
import { locks } from "@/words/locks";
import { MemberFrame } from "../../member-frame";
import { lockMyAccount } from "./actions";

export default async function NotMePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const words = await readWords(locks);
  const { unlocks, names } = await readWayBack(standing);
  const list = new Intl.ListFormat(await readLanguage(), { type: "disjunction" }).format(names);
  const byAdmin = names.length > 0 ? words.backByAdmin(list) : words.noneToAsk;
  return (
    <MemberFrame standing={standing} under="home" title={words.title} lead={words.lead} narrow>
      <p>{words.what}</p>
      <p>{unlocks === "password" ? words.backByPassword : byAdmin}</p>
      <ActionForm action={lockMyAccount.bind(null, slug)}>
        <div className="flex flex-wrap gap-2">
          <Button tone="danger">{words.button}</Button>
          <LinkButton href={routes.home(slug)}>{words.cancel}</LinkButton>
        </div>
      </ActionForm>
    </MemberFrame>
  );
}
