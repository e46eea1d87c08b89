import { headers } from "next/headers";
import { readDevices } from "./devices/device-cookie";

/** Where a request comes from, as the server in front of the application saw it. */
export type Visitor = {
  address: string;
  userAgent: string;
  /** Tokens of a browser that accounts came in from before, unproven. */
  devices?: readonly string[];
};

/** Reads who is calling. The address is set by our own server; a client's header of that name never arrives. */
export async function readVisitor(): Promise<Visitor> {
  const list = await headers();
  return {
    address: list.get("x-gatehouse-address") ?? "",
    userAgent: (list.get("user-agent") ?? "").slice(0, 400),
    devices: await readDevices(),
  };
}
