import Form from "next/form";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-style";

type Props = ButtonLook & {
  path: string;
  open: string;
  method?: string;
  /** The id of the text that says what the button is about. */
  about?: string;
  children: string;
};

/** Opens a dialog of the Security page: an address of its own, so that it opens without script too. */
export function OpenButton({ path, open, method, about, children, ...look }: Props) {
  return (
    <Form action={path} prefetch={false} scroll={false}>
      <input type="hidden" name="open" value={open} />
      {method && <input type="hidden" name="method" value={method} />}
      <Button {...look} aria-describedby={about}>
        {children}
      </Button>
    </Form>
  );
}
