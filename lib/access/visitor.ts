import { headers } from "next/headers";
import { readDevices } from "./devices/device-cookie";

/** Where a request comes from, as the server in front of the application saw it. */
export type Visitor = {
  address: string;
  userAgent: string;
  /** Unproven tokens of the browser's device, by the accounts that signed in from it before. */
  devices?: readonly string[];
};

/** Reads who is calling. Our own server sets the address. A client's header of that name never arrives. */
export async function readVisitor(): Promise<Visitor> {
  const list = await headers();
  return {
    address: list.get("x-gatehouse-address") ?? "",
    userAgent: (list.get("user-agent") ?? "").slice(0, 400),
    devices: await readDevices(),
  };
}
