/** How a workspace looks: the colour that its admins chose, and the version of its logo. Null: as the product. */
export type Brand = { accent: string | null; logo: string | null };
