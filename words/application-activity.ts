import { applicationActivity as de } from "./de/application-activity";
import { applicationActivity as en } from "./en/application-activity";
import { inBoth } from "./in-both";

/** What an application was used for, and trying it. */
export const applicationActivity = inBoth(en, de);
