import { TextLink } from "@/components/ui/text-link";

/** Links to the page that asks for fresh proof, in a new tab. What was typed or chosen stays in this one. */
export function ConfirmLink({ href }: { href: string }) {
  return (
    <TextLink href={href} target="_blank">
      Confirm it is you, in a new tab
    </TextLink>
  );
}
