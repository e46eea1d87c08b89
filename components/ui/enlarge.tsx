"use client";

import { type ReactNode, useState } from "react";
import { useReader } from "@/components/language/reader";
import { Button } from "./button";

/**
 * Shows a picture with a button that lets it take the whole width. On a phone it may reach into the page's margin. The button needs script and is hidden without it.
 */
export function Enlarge({ children }: { children: ReactNode }) {
  const { words } = useReader();
  const [large, setLarge] = useState(false);
  return (
    <div
      data-large={large}
      className="group -mx-3 flex flex-col items-start gap-2 data-[large=true]:basis-full sm:mx-0 sm:max-w-full"
    >
      {children}
      <div className="px-3 noscript:hidden sm:px-0">
        <Button type="button" onClick={() => setLarge(!large)}>
          {large ? words.smaller : words.larger}
        </Button>
      </div>
    </div>
  );
}
