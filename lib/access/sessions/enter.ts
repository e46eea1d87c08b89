import { redirect } from "next/navigation";
import { signInWith, writeSessionToken } from "@/lib/access/auth";
import type { Caller } from "@/lib/access/caller";
import { rememberDevice } from "@/lib/access/devices/device-cookie";
import { rememberReader } from "@/lib/access/reader-cookies";
import { takeReturnPage } from "@/lib/access/return-page";
import { waitingRequest } from "@/lib/ground/waiting-request";
import type { Advanced } from "./advance";
import { endCurrentSession } from "./end-current";
import { pathOf } from "./require";

/**
 * Gives the browser its session's new token. Once the session is full, the device is known for that account, and reads in the
 * language and time zone of its member. Only in a server action.
 */
export async function giveToken({ token, endsAt, step, account, reader }: Advanced): Promise<void> {
  if (step !== "in") return writeSessionToken(token, endsAt);
  await signInWith(token, endsAt);
  await rememberDevice(account);
  await rememberReader(reader);
}

/** Gives the browser a newly opened session, ends the one it had, and shows the next step. Only in a server action. */
export async function enterSession(caller: Caller, slug: string, advanced: Advanced): Promise<never> {
  await endCurrentSession(caller);
  return continueSession(slug, advanced);
}

/**
 * Gives the browser its session's new token and shows the next step; at the end the page that was asked for before, if there is one.
 * Only in a server action.
 */
export async function continueSession(slug: string, advanced: Advanced): Promise<never> {
  await giveToken(advanced);
  const { step, role } = advanced;
  const page = step === "in" && !waitingRequest() ? await takeReturnPage(slug, role) : null;
  redirect(page ?? pathOf(slug, step));
}
