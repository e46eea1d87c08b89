type Account = { joinedAt: Date | null; deactivatedAt: Date | null };

/** Tells whether a member is active: they have joined, and were not deactivated. A reset does not change that. */
export const isActive = ({ joinedAt, deactivatedAt }: Account) => joinedAt !== null && deactivatedAt === null;

/** Tells whether an active member can act on others: an account that an admin has to unlock can not. A new password unlocks the others. */
export const isAble = ({ unlockedBy, ...account }: Account & { unlockedBy: string | null }) =>
  isActive(account) && unlockedBy !== "admin";
