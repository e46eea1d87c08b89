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
      className="group -me-3 flex flex-col items-start gap-2 data-[large=true]:-ms-3 data-[large=true]:basis-full sm:mx-0 sm:data-[large=true]:ms-0 sm:max-w-full"
    >
      {children}
      <div className="noscript:hidden group-data-[large=true]:px-3 sm:group-data-[large=true]:px-0">
        <Button type="button" onClick={() => setLarge(!large)}>
          {large ? words.smaller : words.larger}
        </Button>
      </div>
    </div>
  );
}
