import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { writeColumns } from "./columns";
import type { ListPreview } from "./invite-state";
import { useInviteWords } from "./invite-words";
import { Preview } from "./preview";

type Props = { preview: ListPreview & { text: string }; role: string; roleName: string; startOver: string };

/** Shows a list that was posted without script. Its text goes back with the form, and the server reads and judges it again. */
export function PostedPreview({ preview, role, roleName, startOver }: Props) {
  const { words } = useInviteWords();
  return (
    <>
      <input type="hidden" name="list" value={preview.text} />
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="shown" value={Object.values(writeColumns(preview.columns)).join(" ")} />
      <Preview preview={preview} role={roleName}>
        {(preview.columns.address === null || preview.count > 0) && <Button tone="primary">{words.send}</Button>}
        <Button name="again" value="yes">
          {words.again}
        </Button>
        <LinkButton href={startOver}>{words.back}</LinkButton>
      </Preview>
    </>
  );
}
