import { redirect } from "next/navigation";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { renewUnsavedCodes } from "@/lib/methods/recovery-codes/renew-unsaved";
import { viewRecoveryCodes } from "@/lib/methods/recovery-codes/show";
import { startTotp } from "@/lib/use-cases/enrolment/start-totp";
import { type Place, type PlaceQuery, placePath, readPlace } from "./places";

/** What a place had been asked for when the proof was found old: done now, so that nobody has to press twice. */
async function followUp(place: Place, standing: FullStanding, query: PlaceQuery): Promise<void> {
  const { methods } = standing.policy.settings;
  if (place === "add-app" && methods.totp) await startTotp(standing);
  if (place === "replace-app" && methods.totp && readId(query.method)) await startTotp(standing, query.method);
  if (place === "add-email") await mailCode(standing, "method");
  if (place === "new-codes" && standing.assessment.hasFactor) await renewUnsavedCodes(standing);
  if (place === "shown-codes") await viewRecoveryCodes(standing);
}

/** Goes back to the place that asked for the proof, now that it is fresh. Only in a server action. */
export async function comeBack(slug: string, query: PlaceQuery): Promise<never> {
  const place = readPlace(query.for);
  await followUp(place, await requireSession(slug), query);
  redirect(placePath(slug, place, query));
}
