/** Raised when the embedded database can't run; the message is one line for the person who starts Gatehouse. */
export class EmbeddedDatabaseError extends Error {
  override name = "EmbeddedDatabaseError";
}

/** Says that the embedded database can't run on this machine, why, and what to use instead. */
export function cannotRunHere(why: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The embedded database does not run here (${why}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}
