/**
 * Tells Next where this server listens. Without it Next would follow an action's redirect over APP_URL, out of this machine and back.
 */
export function tellOwnOrigin(host: string | undefined, port: number): void {
  const everywhere = host === undefined || host === "0.0.0.0" || host === "::";
  const address = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  Object.assign(process.env, { __NEXT_PRIVATE_ORIGIN: `http://${address}:${port}` });
}
