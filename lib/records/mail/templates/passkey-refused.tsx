import { routes } from "@/lib/ground/routes";
import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { Letter, Page, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that a key's signature counter went back, which a copy of the key would cause (WebAuthn §6.1.1). */
export const passkeyRefused: Template<Notice & { method: CredentialName }> = {
  subject: ({ workspace }, { words, name }) => words.passkeyRefused.subject(name(workspace.name)),
  body: ({ workspace, method, ...notice }, voice, link) => {
    const { passkeyRefused: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>
          {said.done(voice.credential(method), voice.when(notice))}{" "}
          <Page href={link(routes.security(workspace.slug))}>{letter.security}</Page>
        </Paragraph>
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
