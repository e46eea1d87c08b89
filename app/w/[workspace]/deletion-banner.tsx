import { readWords } from "@/components/language/read-words";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import { deletion } from "@/words/deletion";

/** Tells everyone in a workspace when it is deleted, and owners where they take that back. Nothing if it stays. */
export async function DeletionBanner({ standing: { workspace, member } }: { standing: FullStanding }) {
  if (!workspace.deleteAt) return null;
  const words = await readWords(deletion);
  return (
    <Notice tone="warn" title={words.bannerTitle}>
      <p>{words.banner(<Time at={workspace.deleteAt} />)}</p>
      {permits(member.role, "workspace:delete") && (
        <p className="mt-1">
          <TextLink href={`${routes.settings(workspace.slug)}#delete`}>{words.toTakeBack}</TextLink>
        </p>
      )}
    </Notice>
  );
}
