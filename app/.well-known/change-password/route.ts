import { readSessionToken } from "@/lib/access/auth";
import { readCaller } from "@/lib/access/caller";
import { readStanding } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";

/**
 * Leads a password manager to where passwords are changed (W3C, a well-known URL for changing passwords): the section of the
 * workspace that this browser is signed in to, else the page that finds workspaces.
 */
export async function GET(): Promise<Response> {
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, await readCaller()) : null;
  const location = standing ? `${routes.security(standing.workspace.slug)}#password` : routes.find();
  return new Response(null, { status: 303, headers: { Location: location } });
}
