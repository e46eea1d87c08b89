import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";

/** The issuer of a workspace. Nothing of one issuer is accepted by another. */
export const issuerOf = (slug: string): string => new URL(routes.home(slug), env().appUrl).href;
