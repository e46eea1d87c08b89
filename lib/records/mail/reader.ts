/** Who unlocks the account of a reader who locks it: an admin; another owner; or a new password, for the only owner. */
export type Unlocker = "admin" | "owner" | "password";

/**
 * Who reads a mail: the tag of their language, the IANA name of their time zone, in a notice who would unlock their account, and the
 * colour that the admins of their workspace chose.
 */
export type MailReader = { language: string; timeZone: string; unlocker?: Unlocker | null; accent?: string | null };
