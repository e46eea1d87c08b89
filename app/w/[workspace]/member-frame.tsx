import type { ReactNode } from "react";
import { brandLinks } from "@/app/brand-links";
import { ConsoleFrame } from "@/components/console-frame";
import type { NavLink } from "@/components/console-nav";
import { readWords } from "@/components/language/read-words";
import { Palette } from "@/components/palette/palette";
import type { Toast } from "@/components/toast";
import { readFlash } from "@/lib/access/sessions/flash";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { writeTicket } from "@/lib/access/sessions/return-ticket";
import type { WaitingCounts } from "@/lib/access/sessions/standing";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { type Permission, permits } from "@/lib/rules/policy/permissions";
import { navigation } from "@/words/navigation";
import { DeletionBanner } from "./deletion-banner";
import { signOut } from "./sign-out/actions";
import { undo } from "./undo-action";

type AdminPage = "overview" | "members" | "policy" | "applications" | "resets" | "audit" | "settings";
type OwnPage = "home" | "security" | "profile";

const ownPages: OwnPage[] = ["home", "security", "profile"];
const adminPages: { page: AdminPage; permission: Permission }[] = [
  { page: "overview", permission: "members:read" },
  { page: "members", permission: "members:read" },
  { page: "policy", permission: "policy:read" },
  { page: "applications", permission: "applications:manage" },
  { page: "resets", permission: "members:reset" },
  { page: "audit", permission: "audit:read" },
  { page: "settings", permission: "workspace:manage" },
];

type Props = {
  standing: FullStanding;
  /** The entry of the navigation that this page belongs to. */
  under: AdminPage | OwnPage;
  title: string;
  tab?: string;
  /** Leads to the list that the page belongs to. */
  back?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** Frames every page of a signed-in member: the console, with what this member's role may open, and what waits there, in its navigation. */
export async function MemberFrame({ standing, under, children, ...page }: Props) {
  const { workspace, member } = standing;
  const { slug } = workspace;
  const words = await readWords(navigation);
  const waits = waitingOn(standing.waiting);
  const link = (page: AdminPage | OwnPage): NavLink => {
    const n = waits[page] ?? 0;
    const waiting = n > 0 ? { count: n < 100 ? String(n) : "99+", text: words.waiting(n) } : undefined;
    return { label: words[page], href: routes[page](slug), ...(waiting ? { waiting } : {}) };
  };
  const admin = adminPages.filter(({ permission }) => permits(member.role, permission));
  const searches = permits(member.role, "members:read");
  const { placeholderPages, ...palette } = words.palette;
  const entries = [...ownPages, ...admin.map(({ page }) => page)];
  return (
    <ConsoleFrame
      {...page}
      workspace={workspace.name}
      workspaceHref={routes.home(slug)}
      brand={brandLinks(workspace)}
      member={{ name: member.name, email: showAddress(member.email) }}
      signOut={signOut.bind(null, slug)}
      own={ownPages.map(link)}
      admin={admin.map(({ page }) => link(page))}
      current={routes[under](slug)}
      palette={
        <Palette
          pages={entries.map((page) => ({ label: words[page], href: routes[page](slug), detail: "" }))}
          findHref={searches ? routes.findAnything(slug) : null}
          words={searches ? palette : { ...palette, placeholder: placeholderPages }}
        />
      }
      toast={await readToast(standing)}
      words={words}
    >
      <DeletionBanner standing={standing} />
      {children}
    </ConsoleFrame>
  );
}

/** Says on which pages something waits for the member, and how much. */
function waitingOn(waiting: WaitingCounts | null): Partial<Record<AdminPage | OwnPage, number>> {
  return waiting ? { resets: waiting.help + waiting.approvals, policy: waiting.publications } : {};
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
