/** Who reads a mail: the tag of their language, and the IANA name of their time zone. */
export type MailReader = { language: string; timeZone: string };
