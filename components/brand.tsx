import { Mark } from "./logo";
import { joinClasses } from "./ui/join-classes";

/** How a workspace looks, as addresses: the name and the style sheet of its accent, and its logo. Null: as the product. */
export type BrandLinks = { accent: { name: string; href: string } | null; logo: string | null };

/** Loads the accent of a workspace for the page. Its frame carries the accent's name, which the sheet asks for. */
export function BrandStyle({ brand }: { brand: BrandLinks | undefined }) {
  return brand?.accent ? <link rel="stylesheet" href={brand.accent.href} precedence="brand" /> : null;
}

/** Shows the logo of a workspace on white in both themes, or the product's mark. Decorative: the workspace's name stands next to it. */
export function BrandMark({ brand, className }: { brand: BrandLinks | undefined; className?: string }) {
  if (!brand?.logo) return <Mark />;
  return (
    <img
      src={brand.logo}
      alt=""
      className={joinClasses(
        "max-w-24 shrink-0 rounded-sm border border-line bg-white object-contain p-0.5",
        className ?? "h-8",
      )}
    />
  );
}
