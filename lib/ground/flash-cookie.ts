import { minutes } from "./durations";

/** How long a browser keeps a result that no page has said yet. */
export const flashTime = minutes(1);

/** The name of the cookie that carries the result of an action to the next page, which says it once. */
export const flashCookie = (secure: boolean) => (secure ? "__Host-gatehouse.flash" : "gatehouse.flash");
