import { readWords } from "@/components/language/read-words";
import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { Dialog } from "@/components/ui/dialog";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { mayDisable, mayRemove } from "@/lib/rules/policy/may-remove";
import type { Method } from "@/lib/use-cases/credentials/list";
import type { DistrustedKey } from "@/lib/use-cases/credentials/list-distrusted";
import { needsSecondCode } from "@/lib/use-cases/credentials/remove";
import { methods as methodNames } from "@/words/methods";
import { passkeys } from "@/words/passkeys";
import { security } from "@/words/security";
import { askForStepUp } from "../confirm/other-actions";
import { requireFresh } from "../confirm/require-fresh";
import { checkCode } from "./code-actions";
import { CheckCodeForm, PasswordForm, RemoveForm, RenameForm, TestAppForm } from "./forms";
import { disable, remove, rename, testApp, testPasskey } from "./method-actions";
import { setPassword } from "./password-actions";

type Props = {
  standing: FullStanding;
  methods: Method[];
  distrusted: DistrustedKey[];
  open: string;
  method: string;
  now: Date;
};

/**
 * Shows the dialog that an address of the Security page names. Sensitive ones need fresh proof. Unknown ones show nothing.
 */
export async function OpenDialog({ standing, methods, distrusted, open, method: id, now }: Props) {
  const { workspace, member, policy } = standing;
  const { slug } = workspace;
  const path = routes.security(slug);
  const { dialogs: words, methods: methodWords, password } = await readWords(security);
  const { sayName } = await readWords(methodNames);
  const passkey = await readWords(passkeys);
  const method = methods.find((one) => one.id === id);
  const copied = distrusted.find((one) => one.id === id);
  const last = methods.length + distrusted.length === 1;

  if (open === "check" && member.codesSavedAt) {
    return (
      <Dialog title={words.check} lead={words.checkLead} closeHref={path}>
        <CheckCodeForm action={checkCode.bind(null, slug)} />
      </Dialog>
    );
  }
  if (open === "test" && method) {
    return (
      <Dialog title={words.test(sayName(method.named))} lead={words.testLead} closeHref={path}>
        {method.kind === "totp" && <TestAppForm action={testApp.bind(null, slug)} />}
        {method.kind === "passkey" && (
          <PasskeyButton
            label={passkey.use}
            words={passkey}
            tone="primary"
            begin={askForStepUp.bind(null, slug)}
            finish={testPasskey.bind(null, slug)}
          />
        )}
      </Dialog>
    );
  }
  if (open === "rename" && method) {
    return (
      <Dialog title={words.rename(sayName(method.named))} closeHref={path}>
        <RenameForm action={rename.bind(null, slug, method.id)} name={sayName(method.named)} />
      </Dialog>
    );
  }
  const removable = copied
    ? !last || mayDisable(member, policy, now)
    : method && mayRemove(member, method.kind, policy, now);
  const leaving = copied ?? method;
  if (open === "remove" && leaving && removable) {
    requireFresh(standing, { at: ["security", { open, method: leaving.id }] });
    return (
      <Dialog
        title={words.remove(sayName(leaving.named))}
        lead={last ? words.lastOne : copied ? words.copiedOne : words.otherOnes}
        closeHref={path}
      >
        <RemoveForm
          action={remove.bind(null, slug, leaving.id)}
          secondCode={needsSecondCode(standing, last)}
          label={methodWords.remove}
          closeHref={path}
        />
      </Dialog>
    );
  }
  if (open === "disable" && methods.length > 0 && mayDisable(member, policy, now)) {
    requireFresh(standing, { at: ["security", { open }] });
    return (
      <Dialog title={methodWords.disable} lead={words.lastOne} closeHref={path}>
        <RemoveForm
          action={disable.bind(null, slug)}
          secondCode={needsSecondCode(standing, true)}
          label={methodWords.disable}
          closeHref={path}
        />
      </Dialog>
    );
  }
  if (open === "password") {
    requireFresh(standing, { at: ["security", { open }] });
    const least = minimumLength(policy.settings.requirement[member.role].level === "required");
    return (
      <Dialog title={password.change} lead={password.lead} closeHref={path}>
        <PasswordForm action={setPassword.bind(null, slug)} least={least} email={member.email} />
      </Dialog>
    );
  }
  return null;
}
