import * as de from "../de/refusals/common";
import * as en from "../en/refusals/common";
import { inBoth } from "../in-both";

/** Refusals that many acts share. */
export const commonRefusals = inBoth(en, de);
