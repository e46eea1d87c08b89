import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Page, Paragraph } from "./letter";

/** Tells only the owner of an address in which workspaces it has an account. */
export const workspaceList: Template<{ workspaces: WorkspaceRef[] }> = {
  subject: () => "Your workspaces",
  body: ({ workspaces }, link) => (
    <Letter title="Your workspaces" preview="You asked where this address has an account.">
      <Paragraph>
        {workspaces.length === 0
          ? "This address has no account in any workspace here. If you expected one, try your other addresses or ask a colleague for an invitation."
          : `This address has an account in ${workspaces.length === 1 ? "one workspace" : `${workspaces.length} workspaces`}. Choose one to sign in.`}
      </Paragraph>
      {workspaces.map(({ name, slug }) => (
        <Paragraph key={slug}>
          {inert(name)}
          <br />
          <Page href={link(routes.signIn(slug))}>{link(routes.signIn(slug))}</Page>
        </Paragraph>
      ))}
      <Paragraph>
        This was asked for on our page “Find your workspaces”. If it wasn't you, there is nothing to do: only you see
        this mail.
      </Paragraph>
    </Letter>
  ),
};
