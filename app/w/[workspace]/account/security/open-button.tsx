import Form from "next/form";
import type { ReactNode } from "react";
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

/**
 * Makes the button in it lead to a page. It is a button because a method's row acts, and an address because it then works
 * without script.
 */
export function LinkForm(props: { path: string; query?: Record<string, string>; children: ReactNode }) {
  return (
    <Form action={props.path} prefetch={false}>
      {Object.entries(props.query ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </Form>
  );
}

/** Opens a dialog of the Security page. Each dialog has an address of its own, so that it also opens without script. */
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
