import { connection } from "next/server";
import { isReachable } from "@/lib/use-cases/health/reachable";

/** Returns 200 if the database replies within two seconds, else 503. Returns nothing more. */
export async function GET(): Promise<Response> {
  await connection();
  return (await isReachable())
    ? Response.json({ status: "ok" })
    : Response.json({ status: "unavailable" }, { status: 503 });
}
