import { routes } from "./routes";
import { waitingRequest } from "./waiting-request";

type Query<R> = R extends (slug: string, query?: infer Q) => string ? Omit<NonNullable<Q>, "request"> : never;

const keep =
  <R extends { pattern: string }>(page: R) =>
  (slug: string, query?: Query<R>): string =>
    (page as unknown as (slug: string, query: object) => string)(slug, { ...query, request: waitingRequest() });

/**
 * The pages of a sign-in, each with the sign-in to an application that this tab waits for: a step from one to the next must not lose
 * where they lead. Only while a page is read or an action is done.
 */
export const onward = {
  signIn: keep(routes.signIn),
  verify: keep(routes.verify),
  enrol: keep(routes.enrol),
  resetCode: keep(routes.resetCode),
};
