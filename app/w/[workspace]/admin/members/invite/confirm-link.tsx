import { TextLink } from "@/components/ui/text-link";
import { useInviteWords } from "./invite-words";

/** Links to the page that asks for fresh proof, in a new tab. What was typed or chosen stays in this one. */
export function ConfirmLink({ href }: { href: string }) {
  const { words } = useInviteWords();
  return (
    <TextLink href={href} target="_blank">
      {words.confirm}
    </TextLink>
  );
}
