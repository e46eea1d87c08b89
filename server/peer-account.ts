import { readFileSync } from "node:fs";

/** The ends of a connection between two programs on this machine, as this one sees it. */
export type Ends = { localPort?: number | undefined; remotePort?: number | undefined };

const tables = ["/proc/net/tcp", "/proc/net/tcp6"];
const noOne = 65_534;
const firstPerson = 1_000;

/** Finds the account of the program at the other end in the kernel's table of connections. Returns undefined if it does not stand there. */
export function findAccount(table: string, { localPort = 0, remotePort = 0 }: Ends): number | undefined {
  const end = (port: number) => `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  for (const line of table.split("\n").slice(1)) {
    const [, local = "", remote = "", , , , , uid] = line.trim().split(/\s+/);
    if (local.endsWith(end(remotePort)) && remote.endsWith(end(localPort))) return Number(uid);
  }
  return undefined;
}

/**
 * Tells whether the program at the other end of a connection from this machine runs as a service's account, as proxies do: not as this
 * program's own, root's or a person's. Only Linux says so; elsewhere no one is a service.
 */
export function isService(ends: Ends): boolean {
  if (process.platform !== "linux") return false;
  const own = process.getuid?.();
  for (const path of tables) {
    const account = findAccount(read(path), ends);
    if (account !== undefined) return account !== own && account !== 0 && (account < firstPerson || account === noOne);
  }
  return false;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
