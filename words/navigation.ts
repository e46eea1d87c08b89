import { navigation as de } from "./de/navigation";
import { navigation as en } from "./en/navigation";
import { inBoth } from "./in-both";

export const navigation = inBoth(en, de);
