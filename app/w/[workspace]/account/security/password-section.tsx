import { readWords } from "@/components/language/read-words";
import { Section } from "@/components/ui/section";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { security } from "@/words/security";
import { OpenButton } from "./open-button";

/** Leads to changing the password. */
export async function PasswordSection({ standing }: { standing: FullStanding }) {
  const words = (await readWords(security)).password;
  return (
    <Section
      anchor="password"
      title={words.title}
      description={words.about}
      actions={
        <OpenButton path={routes.security(standing.workspace.slug)} open="password">
          {words.change}
        </OpenButton>
      }
    />
  );
}
