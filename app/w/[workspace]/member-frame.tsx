import type { ReactNode } from "react";
import { ConsoleFrame } from "@/components/console-frame";
import type { FullStanding } from "@/lib/access/sessions/require";
import { type Permission, permits } from "@/lib/rules/policy/permissions";
import { signOut } from "./sign-out/actions";

const adminPages: { label: string; path: string; permission: Permission }[] = [
  { label: "Overview", path: "/admin", permission: "members:read" },
  { label: "Members", path: "/admin/members", permission: "members:read" },
  { label: "Policy", path: "/admin/policy", permission: "policy:read" },
  { label: "Resets", path: "/admin/resets", permission: "members:reset" },
  { label: "Audit log", path: "/admin/audit", permission: "audit:read" },
];

type Props = {
  standing: FullStanding;
  /** The path of this page below the workspace's, as the navigation knows it. */
  path: string;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** Frames every page of a signed-in member: the console, with what this member's role may open in its navigation. */
export function MemberFrame({ standing, path, ...page }: Props) {
  const { workspace, member } = standing;
  const home = `/w/${workspace.slug}`;
  const admin = adminPages
    .filter(({ permission }) => permits(member.role, permission))
    .map(({ label, path }) => ({ label, href: home + path }));
  return (
    <ConsoleFrame
      {...page}
      workspace={workspace.name}
      workspaceHref={home}
      member={{ name: member.name, email: member.email }}
      securityHref={`${home}/account/security`}
      signOut={signOut.bind(null, workspace.slug)}
      admin={admin.length > 0 ? admin : undefined}
      current={home + path}
    />
  );
}
