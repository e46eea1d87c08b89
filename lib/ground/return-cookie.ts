import { minutes } from "./durations";

/** How long a browser keeps the page that it asked for before it signed in. */
export const returnTime = minutes(30);

/** The name of the cookie that keeps it. */
export const returnCookie = (secure: boolean) => (secure ? "__Host-gatehouse.return" : "gatehouse.return");
