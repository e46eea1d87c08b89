import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayWhen } from "./words";

/** Tells a member that their recovery codes were shown. */
export const recoveryCodesViewed: Template<Notice> = {
  subject: ({ workspace }) => `Your recovery codes in ${inert(workspace.name)} were shown`,
  body: ({ workspace, ...when }, link) => (
    <Letter workspace={workspace.name} title="Your recovery codes were shown" preview="If this wasn't you, act now.">
      <Paragraph>The recovery codes of your account were shown {sayWhen(when)}.</Paragraph>
      <Paragraph>If anybody else may have seen them, generate new codes: the old ones then stop working.</Paragraph>
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};
