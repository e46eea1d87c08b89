import { connection } from "next/server";
import { ping } from "@/lib/ground/db";

/** Answers 200 while the database answers within two seconds, else 503; says nothing more to anyone. */
export async function GET(): Promise<Response> {
  await connection();
  const deadline = new Promise((_, reject) => setTimeout(reject, 2000, new Error("The database did not answer.")));
  try {
    await Promise.race([ping(), deadline]);
    return Response.json({ status: "ok" });
  } catch {
    return Response.json({ status: "unavailable" }, { status: 503 });
  }
}
