import { protocolPages as de } from "./de/protocol-pages";
import { protocolPages as en } from "./en/protocol-pages";
import { inBoth } from "./in-both";

export const protocolPages = inBoth(en, de);
