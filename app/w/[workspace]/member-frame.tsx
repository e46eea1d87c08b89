import type { ReactNode } from "react";
import { ConsoleFrame } from "@/components/console-frame";
import type { Toast } from "@/components/toast";
import { readFlash } from "@/lib/access/sessions/flash";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { writeTicket } from "@/lib/access/sessions/return-ticket";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { type Permission, permits } from "@/lib/rules/policy/permissions";
import { signOut } from "./sign-out/actions";
import { undo } from "./undo-action";

type AdminPage = "overview" | "members" | "policy" | "applications" | "resets" | "audit";

const adminPages: { label: string; route: AdminPage; permission: Permission }[] = [
  { label: "Overview", route: "overview", permission: "members:read" },
  { label: "Members", route: "members", permission: "members:read" },
  { label: "Policy", route: "policy", permission: "policy:read" },
  { label: "Applications", route: "applications", permission: "applications:manage" },
  { label: "Resets", route: "resets", permission: "members:reset" },
  { label: "Audit log", route: "audit", permission: "audit:read" },
];

type Props = {
  standing: FullStanding;
  /** The entry of the navigation that this page belongs to. */
  under: AdminPage | "home" | "security";
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** Frames every page of a signed-in member: the console, with what this member's role may open in its navigation. */
export async function MemberFrame({ standing, under, ...page }: Props) {
  const { workspace, member } = standing;
  const { slug } = workspace;
  const admin = adminPages
    .filter(({ permission }) => permits(member.role, permission))
    .map(({ label, route }) => ({ label, href: routes[route](slug) }));
  return (
    <ConsoleFrame
      {...page}
      workspace={workspace.name}
      workspaceHref={routes.home(slug)}
      member={{ name: member.name, email: showAddress(member.email) }}
      securityHref={routes.security(slug)}
      signOut={signOut.bind(null, slug)}
      admin={admin.length > 0 ? admin : undefined}
      current={routes[under](slug)}
      toast={await readToast(standing)}
    />
  );
}

/** Reads the result that the last action left, and binds what takes it back. */
async function readToast(standing: FullStanding): Promise<Toast | null> {
  const flash = await readFlash(standing);
  if (!flash) return null;
  const { id, text, tone = "good", focus, undo: back } = flash;
  if (!back) return { id, text, tone, focus };
  const ticket = writeTicket(standing, { at: back.at, pressed: { action: back.action, given: back.given } });
  return { id, text, tone, focus, undo: undo.bind(null, standing.workspace.slug, ticket) };
}
