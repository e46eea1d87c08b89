import { cookies } from "next/headers";
import { days } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { type Account, isWait, makeWait, rememberAccount } from "./known-device";

const secure = () => env().appUrl.protocol === "https:";
const name = () => (secure() ? "__Host-gatehouse.devices" : "gatehouse.devices");

/** Reads the tokens by which this browser shows which accounts signed in from it. They open nothing and only avoid a delay. */
export async function readDevices(): Promise<string[]> {
  const value = (await cookies()).get(name())?.value ?? "";
  return value.slice(0, 1_000).split("~").filter(Boolean);
}

/** Stores in the browser that an account signed in from it, for half a year. Only in a server action. */
export async function rememberDevice(account: Account): Promise<void> {
  await store(rememberAccount(await readAccounts(), account));
}

/** Stores in the browser that it was told to wait for an account until then. Only in a server action. */
export async function rememberWait(account: Account, until: Date): Promise<void> {
  await store([...(await readAccounts()), makeWait(account, until)]);
}

/** The tokens of accounts. A browser keeps one wait at a time, and none once it is in. */
const readAccounts = async () => (await readDevices()).filter((token) => !isWait(token));

async function store(tokens: string[]): Promise<void> {
  (await cookies()).set(name(), tokens.join("~"), {
    httpOnly: true,
    secure: secure(),
    sameSite: "lax",
    path: "/",
    maxAge: days(180) / 1000,
  });
}
