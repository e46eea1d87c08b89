/** How a workspace looks: the colour that its admins chose, and the version of its logo. Null: as the product. */
export type Brand = { accent: string | null; logo: string | null };

/** Writes what a brand's style sheet is made from, for its address. Null: the product's own look. */
export const writeBrand = ({ accent }: Brand): string | null => accent?.slice(1) ?? null;
