import { Section } from "@/components/ui/section";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { OpenButton } from "./open-button";

/** Leads to changing the password. */
export function PasswordSection({ standing }: { standing: FullStanding }) {
  return (
    <Section
      anchor="password"
      title="Password"
      description="The first thing sign-in asks for. Use one you use nowhere else."
      actions={
        <OpenButton path={routes.security(standing.workspace.slug)} open="password">
          Change password
        </OpenButton>
      }
    />
  );
}
