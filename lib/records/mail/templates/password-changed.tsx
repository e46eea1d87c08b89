import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayWhen } from "./words";

/** Tells a member that their password changed: on the Security page, or through a mailed link. */
export const passwordChanged: Template<Notice & { how: "changed" | "reset" }> = {
  subject: ({ workspace }) => `Your password in ${inert(workspace.name)} was changed`,
  body: ({ workspace, how, ...when }, link) => (
    <Letter workspace={workspace.name} title="Your password was changed" preview="If this wasn't you, act now.">
      <Paragraph>
        {how === "reset"
          ? "A new password was set with the link from our mail"
          : "The password of your account was changed"}{" "}
        {sayWhen(when)}. Your two-factor methods stay as they were.
      </Paragraph>
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};
