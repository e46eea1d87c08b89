type Account = { joinedAt: Date | null; deactivatedAt: Date | null };

/** Tells whether a member is active: they have joined, and were not deactivated. A reset does not change that. */
export const isActive = ({ joinedAt, deactivatedAt }: Account) => joinedAt !== null && deactivatedAt === null;
