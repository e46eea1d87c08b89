import { Fragment, type ReactNode } from "react";

/** Puts elements in the places of a sentence: `{name}` by the value with that name. For sentences that are sent to the browser as text. */
export function fillIn(sentence: string, values: Record<string, ReactNode>): ReactNode {
  return sentence.split(/\{(\w+)\}/).map((part, at) => {
    return <Fragment key={at}>{at % 2 === 0 ? part : values[part]}</Fragment>;
  });
}
