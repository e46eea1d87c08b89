/** The most bytes of a logo's file, as it is uploaded and as it is stored. */
export const mostLogoBytes = 256 * 1024;

/** Tells whether a text can be the version of a logo: the beginning of its bytes' SHA-256. */
export const isLogoVersion = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
