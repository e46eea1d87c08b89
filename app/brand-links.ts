import type { BrandLinks } from "@/components/brand";
import { routes } from "@/lib/ground/routes";
import type { Brand } from "@/lib/rules/brand/brand";

/** Returns the addresses of what makes the look of a workspace. */
export function brandLinks({ slug, accent, logo }: Brand & { slug: string }): BrandLinks {
  const name = accent?.slice(1);
  return {
    accent: name ? { name, href: routes.brandStyle(slug, name) } : null,
    logo: logo ? routes.logo(slug, logo) : null,
  };
}
