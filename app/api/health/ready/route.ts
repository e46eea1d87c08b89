import { connection } from "next/server";
import { whyNotReady } from "@/lib/use-cases/health/ready";

/** Returns 200 if this process can serve requests, else 503 and one word with the reason. Waits two seconds at most. */
export async function GET(): Promise<Response> {
  await connection();
  const reason = await whyNotReady();
  return reason ? Response.json({ status: "unavailable", reason }, { status: 503 }) : Response.json({ status: "ok" });
}
