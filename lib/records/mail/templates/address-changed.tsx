import { routes } from "@/lib/ground/routes";
import { plain } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import { Action, Aside, Letter, Paragraph } from "./letter";

type AddressChanged = Notice & {
  /** The new address, or the one that stays. */
  address: string;
  /** `asked`: a code went to the new address. `changed`: it was confirmed. `back`: the change was stopped. */
  state: "asked" | "changed" | "back";
  /** Only in mails to the old address. */
  stopToken?: string;
};

/** Tells a member that the address of their account changes, at the old one with a link that stops it. */
export const addressChanged: Template<AddressChanged> = {
  subject: ({ workspace, state }, { words, name }) => words.addressChanged[state].subject(name(workspace.name)),
  body: ({ workspace, address, state, stopToken, ...notice }, voice, link) => {
    const { addressChanged: said, letter } = voice.words;
    const { title, text } = said[state];
    return (
      <Letter
        voice={voice}
        workspace={workspace.name}
        title={title}
        preview={state === "back" ? said.preview : letter.act}
      >
        <Paragraph>{text(plain(address, 320), voice.when(notice))}</Paragraph>
        {stopToken && (
          <Aside title={letter.notYou.title}>
            <Paragraph>{said.stop}</Paragraph>
            <Action voice={voice} label={said.button} href={link(routes.stopEmail(workspace.slug, stopToken))} />
          </Aside>
        )}
      </Letter>
    );
  },
};
