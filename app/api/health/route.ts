import { connection } from "next/server";
import { isReachable } from "@/lib/use-cases/health/reachable";

/** Returns 200 while the database answers within two seconds, else 503, and nothing more. */
export async function GET(): Promise<Response> {
  await connection();
  return (await isReachable())
    ? Response.json({ status: "ok" })
    : Response.json({ status: "unavailable" }, { status: 503 });
}
