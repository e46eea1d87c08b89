import { KeyRound, Smartphone } from "lucide-react";
import Form from "next/form";
import { brandLinks } from "@/app/brand-links";
import { OutboxHint } from "@/app/outbox-hint";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Availability } from "@/components/passkeys/availability";
import { PasskeySetUp } from "@/components/passkeys/passkey-set-up";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RecoveryCodeList } from "@/components/ui/recovery-code-list";
import { TextLink } from "@/components/ui/text-link";
import { requireStep } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { readId } from "@/lib/ground/ids";
import { onward } from "@/lib/ground/onward";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { waitingRequest } from "@/lib/ground/waiting-request";
import { hasEmailCode } from "@/lib/methods/email-codes/has-live";
import { readSetOver, readUnsavedCodes } from "@/lib/methods/recovery-codes/read-unsaved";
import { emailCovers } from "@/lib/rules/policy/assess";
import { whyOf } from "@/lib/rules/policy/why";
import { bringsCodes } from "@/lib/rules/sign-in/next-step";
import { readSetUp } from "@/lib/use-cases/enrolment/find-set-up";
import { enrol } from "@/words/enrol";
import { methods as methodNames } from "@/words/methods";
import { passkeys } from "@/words/passkeys";
import { whyEnrol } from "@/words/why-enrol";
import { signOut } from "../sign-out/actions";
import { ToApplication } from "../to-application";
import { confirmAddress, confirmApp, renewCodes, saveCodes, sendCode, startApp } from "./actions";
import { AskAdmin } from "./ask-admin";
import { confirmEmail, startEmail } from "./email-actions";
import { ConfirmAppForm, EmailCodeForm, SavedForm, SendCodeForm } from "./forms";
import { LinkApp } from "./link-app";
import { askPasskey, confirmPasskey, registerPasskey } from "./passkey-actions";
import { SetIsOver } from "./set-is-over";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ method?: string; setUp?: string; set?: string }>;
};

export default async function EnrolPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireStep(slug, "confirm-address", "enrol", "save-codes");
  if (standing.step === "confirm-address") return <ConfirmAddress standing={standing} />;
  const { method, setUp, set } = await searchParams;
  if (standing.step === "save-codes") return <SaveCodes standing={standing} named={readId(set)} />;
  const { methods } = standing.policy.settings;
  if (method === "passkey" && methods.passkey) return <MakePasskey standing={standing} />;
  if (method === "email" && emailCovers(standing.member.role, standing.policy))
    return <ProveEmail standing={standing} />;
  const { live, over } = method === "app" ? await readSetUp(standing, readId(setUp)) : noSetUp;
  if (!live) return <ChooseMethod standing={standing} />;
  const words = await readWords(enrol);
  return (
    <Frame standing={standing} now={2} name={words.steps.app}>
      <LinkApp standing={standing} pending={live} over={over} />
      <ConfirmAppForm key={live.id} action={confirmApp.bind(null, slug)} setUp={live.id} />
      <TextLink href={onward.enrol(slug)}>{words.chooseOther}</TextLink>
    </Frame>
  );
}

const noSetUp = { live: null, over: null };

async function Frame(props: {
  standing: Standing;
  now: number;
  name: string;
  title?: string;
  lead?: React.ReactNode;
  children: React.ReactNode;
}) {
  const { workspace, member, step } = props.standing;
  const words = await readWords(enrol);
  // The last step is there where codes are made.
  const steps = bringsCodes(member) || step === "save-codes" ? 3 : 2;
  return (
    <EntryFrame
      workspace={workspace.name}
      brand={brandLinks(workspace)}
      workspaceHref={onward.enrol(workspace.slug)}
      step={{ now: props.now, of: steps, name: props.name }}
      title={props.title ?? words.title}
      lead={props.lead}
    >
      <ToApplication slug={workspace.slug} />
      {props.children}
      {props.standing.assessment.mustEnrol && props.standing.session.enrolmentGrant !== "joining" && (
        <div className="text-ink-soft">
          <AskAdmin standing={props.standing} />
        </div>
      )}
      <form action={signOut.bind(null, workspace.slug)} className="text-ink-soft">
        <button type="submit" className="cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
          {words.signOut}
        </button>
      </form>
    </EntryFrame>
  );
}

/** Says why this member has to set something up, and what. */
async function sayWhy({ member, policy, workspace, now }: Standing): Promise<string | undefined> {
  const why = whyOf(member, policy, now);
  return why ? (await readWords(whyEnrol)).sayWhyNow(why, workspace.name) : undefined;
}

async function ConfirmAddress({ standing }: { standing: Standing }) {
  const { workspace, member, session } = standing;
  const { slug } = workspace;
  const words = await readWords(enrol);
  const sent = await hasEmailCode(standing, session.id, "enrolment");
  return (
    <Frame
      standing={standing}
      now={1}
      name={words.steps.you}
      lead={
        <>
          <span>{await sayWhy(standing)}</span> <span>{words.readMail(showAddress(member.email))}</span>
        </>
      }
    >
      {sent && <EmailCodeForm action={confirmAddress.bind(null, slug)} address={showAddress(member.email)} />}
      {sent && <OutboxHint />}
      <SendCodeForm
        action={sendCode.bind(null, slug)}
        label={sent ? words.again : words.sendMe}
        tone={sent ? "secondary" : "primary"}
      />
    </Frame>
  );
}

async function ChooseMethod({ standing }: { standing: Standing }) {
  const { workspace, policy, member } = standing;
  const words = await readWords(enrol);
  const { methodWords } = await readWords(methodNames);
  const { methods } = policy.settings;
  const waiting = waitingRequest();
  return (
    <Frame standing={standing} now={2} name={words.steps.choose} lead={await sayWhy(standing)}>
      {bringsCodes(member) && <Notice tone="plain">{words.codesNext}</Notice>}
      {methods.totp && (
        <form action={startApp.bind(null, workspace.slug)} className="flex flex-col gap-2">
          <Button tone="primary" size="large" wide>
            <Smartphone aria-hidden className="size-4" />
            {methodWords.totp}
          </Button>
          <p className="text-13 text-ink-soft">{words.appHint}</p>
        </form>
      )}
      {methods.passkey && (
        <Form action={routes.enrol(workspace.slug)} className="flex flex-col gap-2">
          <input type="hidden" name="method" value="passkey" />
          {waiting && <input type="hidden" name="request" value={waiting} />}
          <Button tone={methods.totp ? "secondary" : "primary"} size="large" wide>
            <KeyRound aria-hidden className="size-4" />
            {methodWords.passkey}
          </Button>
          <p className="text-13 text-ink-soft">{words.passkeyHint}</p>
          <Availability words={await readWords(passkeys)} />
        </Form>
      )}
      {emailCovers(standing.member.role, policy) && (
        <div className="flex flex-col gap-2">
          <SendCodeForm action={startEmail.bind(null, workspace.slug)} label={methodWords.email} tone="secondary" />
          <p className="text-13 text-ink-soft">{words.emailHint(showAddress(standing.member.email))}</p>
        </div>
      )}
    </Frame>
  );
}

async function MakePasskey({ standing }: { standing: Standing }) {
  const { slug } = standing.workspace;
  const words = await readWords(enrol);
  const passkey = await readWords(passkeys);
  return (
    <Frame standing={standing} now={2} name={words.steps.passkey}>
      <PasskeySetUp
        words={passkey}
        begin={askPasskey.bind(null, slug)}
        register={registerPasskey.bind(null, slug)}
        confirm={confirmPasskey.bind(null, slug)}
      />
      <p className="hidden noscript:block">{passkey.noScript}</p>
      <TextLink href={onward.enrol(slug)}>{words.chooseOther}</TextLink>
    </Frame>
  );
}

async function ProveEmail({ standing }: { standing: Standing }) {
  const { workspace, member, session } = standing;
  const words = await readWords(enrol);
  const sent = await hasEmailCode(standing, session.id, "method");
  return (
    <Frame standing={standing} now={2} name={words.steps.email}>
      {sent && <EmailCodeForm action={confirmEmail.bind(null, workspace.slug)} address={showAddress(member.email)} />}
      {sent && <OutboxHint />}
      <SendCodeForm
        action={startEmail.bind(null, workspace.slug)}
        label={sent ? words.again : words.sendMe}
        tone={sent ? "secondary" : "primary"}
      />
      <TextLink href={onward.enrol(workspace.slug)}>{words.chooseOther}</TextLink>
    </Frame>
  );
}

async function SaveCodes({ standing, named }: { standing: Standing; named: string | null }) {
  const { workspace, member } = standing;
  const words = await readWords(enrol);
  const unsaved = await readUnsavedCodes(standing);
  const over = named ? await readSetOver(standing, named) : null;
  return (
    <Frame standing={standing} now={3} name={words.steps.codes} title={words.codes.title} lead={words.codes.lead}>
      {over && <SetIsOver over={over} liveHref={unsaved && onward.enrol(workspace.slug)} />}
      {!over && unsaved && (
        <>
          <RecoveryCodeList
            words={words.codes.list}
            codes={unsaved.codes}
            workspace={workspace.name}
            account={showAddress(member.email)}
            madeOn={words.codes.madeOn(new Date())}
          />
          <SavedForm action={saveCodes.bind(null, workspace.slug)} set={unsaved.setId} />
        </>
      )}
      {!unsaved && (
        <form action={renewCodes.bind(null, workspace.slug)}>
          <Button tone="primary" size="large" wide>
            {words.codes.show}
          </Button>
        </form>
      )}
    </Frame>
  );
}
