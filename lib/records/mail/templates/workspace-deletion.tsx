import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Page, Paragraph } from "./letter";

type Params = {
  workspace: WorkspaceRef;
  state: "asked" | "taken-back" | "erased";
  by: string | null;
  /** When it is deleted, or was to be. */
  at: string;
  owner: boolean;
};

/** Tells members that their workspace is to be deleted, that this was taken back, or, owners alone, that it is done. */
export const workspaceDeletion: Template<Params> = {
  subject: ({ workspace, state }, { words, name }) => words.workspaceDeletion.subject[state](name(workspace.name)),
  body: ({ workspace, state, by, at, owner }, voice, link) => {
    const said = voice.words.workspaceDeletion;
    const name = voice.name(workspace.name);
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title[state]} preview={said.preview[state]}>
        {state === "asked" && (
          <>
            <Paragraph>{said.asked(voice.who(by), name, voice.time(at))}</Paragraph>
            <Paragraph>{said.until}</Paragraph>
            {owner ? (
              <Paragraph>
                {said.owner} <Page href={link(routes.settings(workspace.slug))}>{said.settings}</Page>
              </Paragraph>
            ) : (
              <Paragraph>{said.member}</Paragraph>
            )}
          </>
        )}
        {state === "taken-back" && <Paragraph>{said.back(voice.who(by), name)}</Paragraph>}
        {state === "erased" && <Paragraph>{said.gone(name)}</Paragraph>}
      </Letter>
    );
  },
};
