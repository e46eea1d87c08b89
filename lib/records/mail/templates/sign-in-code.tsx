import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Device } from "@/lib/rules/sign-in/device";
import { sayDevice } from "@/words/en/devices";
import { Aside, Code, Letter, Page, Paragraph } from "./letter";

/** Carries the code of the email method, as second step of a sign-in or to prove it again. */
export const signInCode: Template<{ workspace: WorkspaceRef; code: string; device?: Device }> = {
  subject: ({ workspace }) => `Your code for ${inert(workspace.name)}`,
  body: ({ workspace, code, device }, link) => (
    <Letter workspace={workspace.name} title="Your code" preview="Your code is in this mail. It works for 10 minutes.">
      <Paragraph>
        Type this code on the page you came from{device ? ` (${inert(sayDevice(device))})` : ""}. It works once, within
        10 minutes.
      </Paragraph>
      <Code value={code} />
      <Paragraph>Don't share this code. No admin will ask for it.</Paragraph>
      <Aside title="If this wasn't you">
        <Paragraph>
          Somebody knows your password. Change it now:{" "}
          <Page href={link(routes.forgotPassword(workspace.slug))}>Reset your password</Page>
        </Paragraph>
      </Aside>
    </Letter>
  ),
};
