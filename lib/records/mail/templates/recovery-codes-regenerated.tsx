import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayWhen } from "./words";

/** Tells a member that a new set of recovery codes replaced the old one. */
export const recoveryCodesRegenerated: Template<Notice> = {
  subject: ({ workspace }) => `New recovery codes for your account in ${inert(workspace.name)}`,
  body: ({ workspace, ...when }, link) => (
    <Letter workspace={workspace.name} title="New recovery codes" preview="The old codes no longer work.">
      <Paragraph>
        New recovery codes were generated for your account and saved {sayWhen(when)}. The old ones no longer work.
      </Paragraph>
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};
