import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { routes } from "@/lib/ground/routes";

/** Tells an admin without a second factor to set one up, and links there. An emailed code does not count here. */
export function EnrolFirst({ slug }: { slug: string }) {
  return (
    <Notice tone="warn" title="Set up two-factor for yourself first">
      <p>
        You act for others only with an authenticator app, a passkey or a security key of your own. A code by mail is
        not enough. Set one up, then come back.
      </p>
      <p className="mt-3">
        <LinkButton href={routes.security(slug)} tone="primary">
          Set up two-factor
        </LinkButton>
      </p>
    </Notice>
  );
}
