"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";

/** Shows a picture with a button that lets it take the whole width. The button needs script and is hidden without it. */
export function Enlarge({ children }: { children: ReactNode }) {
  const [large, setLarge] = useState(false);
  return (
    <div data-large={large} className="group flex max-w-full flex-col items-start gap-2 data-[large=true]:basis-full">
      {children}
      <div className="noscript:hidden">
        <Button type="button" onClick={() => setLarge(!large)}>
          {large ? "Smaller" : "Larger"}
        </Button>
      </div>
    </div>
  );
}
