import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { sayName } from "@/words/en/methods";
import { Letter, Page, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayWhen } from "./words";

/** Tells a member that a key's signature counter went back, which a copy of the key would cause (WebAuthn §6.1.1). */
export const passkeyRefused: Template<Notice & { method: CredentialName }> = {
  subject: ({ workspace }) => `A security key was refused for your account in ${inert(workspace.name)}`,
  body: ({ workspace, method, ...when }, link) => (
    <Letter workspace={workspace.name} title="A security key was refused" preview="The key may have been copied.">
      <Paragraph>
        “{inert(sayName(method))}” was refused {sayWhen(when)}, because its counter went back. That happens when a key
        was copied. It is switched off now, and every device is signed out. Sign in with another method, then remove or
        replace the key: <Page href={link(routes.security(workspace.slug))}>Security</Page>
      </Paragraph>
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};
