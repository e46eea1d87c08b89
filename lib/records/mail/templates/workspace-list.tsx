import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Page, Paragraph } from "./letter";

/** Tells only the owner of an address in which workspaces it has an account. */
export const workspaceList: Template<{ workspaces: WorkspaceRef[] }> = {
  subject: (_, { words }) => words.workspaceList.subject,
  body: ({ workspaces }, voice, link) => {
    const { workspaceList: said } = voice.words;
    return (
      <Letter voice={voice} title={said.subject} preview={said.preview}>
        <Paragraph>{said.found(workspaces.length)}</Paragraph>
        {workspaces.map(({ name, slug }) => (
          <Paragraph key={slug}>
            {voice.name(name)}
            <br />
            <Page href={link(routes.signIn(slug))}>{link(routes.signIn(slug))}</Page>
          </Paragraph>
        ))}
        <Paragraph>{said.asked}</Paragraph>
      </Letter>
    );
  },
};
