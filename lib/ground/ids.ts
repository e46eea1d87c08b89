const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Returns an id as the product writes it (a UUID in lower case) from anything a client sent. Returns null if it is not an
 * id.
 */
export function readId(given: unknown): string | null {
  return typeof given === "string" && shape.test(given) ? given : null;
}
