// The headers that Next 16.4's own router and server send each other; the contract test finds them in its source.

/** What its router in the browser sends. */
export const routerHeaders = [
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
  "rsc",
];

/** What its server sends itself while it follows an action's redirect, or hands an action to the worker that has it. */
export const internalHeaders = ["x-action-forwarded", "x-next-revalidated-tags", "x-next-revalidate-tag-token"];

/** What reloading in development needs as well. */
export const devHeaders = /^(next-|sec-websocket-|upgrade$|x-nextjs-)/;
