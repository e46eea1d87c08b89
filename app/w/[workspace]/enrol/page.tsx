import { KeyRound, Smartphone } from "lucide-react";
import type { Metadata } from "next";
import Form from "next/form";
import { EntryFrame } from "@/components/entry-frame";
import { Availability } from "@/components/passkeys/availability";
import { PasskeySetUp } from "@/components/passkeys/passkey-set-up";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RecoveryCodeList } from "@/components/ui/recovery-code-list";
import { TextLink } from "@/components/ui/text-link";
import { requireStep } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { hasEmailCode } from "@/lib/methods/email-codes/has-live";
import { readSetOver, readUnsavedCodes } from "@/lib/methods/recovery-codes/read-unsaved";
import { emailCovers } from "@/lib/rules/policy/assess";
import { whyOf } from "@/lib/rules/policy/why";
import { bringsCodes } from "@/lib/rules/sign-in/next-step";
import { readSetUp } from "@/lib/use-cases/enrolment/find-set-up";
import { methodWords } from "@/words/en/methods";
import { sayWhyNow } from "@/words/en/why-enrol";
import { signOut } from "../sign-out/actions";
import { ToApplication } from "../to-application";
import { confirmAddress, confirmApp, renewCodes, saveCodes, sendCode, startApp } from "./actions";
import { AskAdmin } from "./ask-admin";
import { confirmEmail, startEmail } from "./email-actions";
import { ConfirmAppForm, EmailCodeForm, SavedForm, SendCodeForm } from "./forms";
import { LinkApp } from "./link-app";
import { askPasskey, confirmPasskey, registerPasskey } from "./passkey-actions";
import { SetIsOver } from "./set-is-over";

export const metadata: Metadata = { title: "Set up two-factor authentication" };

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
  return (
    <Frame standing={standing} now={2} name="Link your app">
      <LinkApp standing={standing} pending={live} over={over} />
      <ConfirmAppForm key={live.id} action={confirmApp.bind(null, slug)} setUp={live.id} />
      <TextLink href={routes.enrol(slug)}>Choose another method</TextLink>
    </Frame>
  );
}

const noSetUp = { live: null, over: null };

function Frame(props: {
  standing: Standing;
  now: number;
  name: string;
  title?: string;
  lead?: React.ReactNode;
  children: React.ReactNode;
}) {
  const { workspace, member, step } = props.standing;
  // The last step is there where codes are made.
  const steps = bringsCodes(member) || step === "save-codes" ? 3 : 2;
  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={routes.enrol(workspace.slug)}
      step={{ now: props.now, of: steps, name: props.name }}
      title={props.title ?? "Set up two-factor authentication"}
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
          Sign out
        </button>
      </form>
    </EntryFrame>
  );
}

/** Says why this member has to set something up, and what. */
function sayWhy({ member, policy, workspace, now }: Standing): string | undefined {
  const why = whyOf(member, policy, now);
  return why ? sayWhyNow(why, workspace.name) : undefined;
}

async function ConfirmAddress({ standing }: { standing: Standing }) {
  const { workspace, member, session } = standing;
  const { slug } = workspace;
  const sent = await hasEmailCode(standing, session.id, "enrolment");
  return (
    <Frame
      standing={standing}
      now={1}
      name="Confirm it is you"
      lead={
        <>
          <span>{sayWhy(standing)}</span>{" "}
          <span>First confirm that you can read mail at {showAddress(member.email)}.</span>
        </>
      }
    >
      {sent && <EmailCodeForm action={confirmAddress.bind(null, slug)} address={showAddress(member.email)} />}
      <SendCodeForm
        action={sendCode.bind(null, slug)}
        label={sent ? "Send a new code" : "Send me a code"}
        tone={sent ? "secondary" : "primary"}
      />
    </Frame>
  );
}

function ChooseMethod({ standing }: { standing: Standing }) {
  const { workspace, policy, member } = standing;
  const { methods } = policy.settings;
  return (
    <Frame standing={standing} now={2} name="Choose a method" lead={sayWhy(standing)}>
      {bringsCodes(member) && (
        <Notice tone="plain">
          At the end you get recovery codes for the day you lose your method. Have a place ready to keep them.
        </Notice>
      )}
      {methods.totp && (
        <form action={startApp.bind(null, workspace.slug)} className="flex flex-col gap-2">
          <Button tone="primary" size="large" wide>
            <Smartphone aria-hidden className="size-4" />
            {methodWords.totp}
          </Button>
          <p className="text-13 text-ink-soft">An app on your phone shows a new 6-digit code every 30 seconds.</p>
        </form>
      )}
      {methods.passkey && (
        <Form action={routes.enrol(workspace.slug)} className="flex flex-col gap-2">
          <input type="hidden" name="method" value="passkey" />
          <Button tone={methods.totp ? "secondary" : "primary"} size="large" wide>
            <KeyRound aria-hidden className="size-4" />
            {methodWords.passkey}
          </Button>
          <p className="text-13 text-ink-soft">
            Face ID, Touch ID, Windows Hello, a password manager, or a key you plug in. No code to type.
          </p>
          <Availability />
        </Form>
      )}
      {emailCovers(standing.member.role, policy) && (
        <div className="flex flex-col gap-2">
          <SendCodeForm action={startEmail.bind(null, workspace.slug)} label={methodWords.email} tone="secondary" />
          <p className="text-13 text-ink-soft">
            The weakest method: whoever reads your mail has it. Sends 8 digits to {showAddress(standing.member.email)}{" "}
            now.
          </p>
        </div>
      )}
    </Frame>
  );
}

function MakePasskey({ standing }: { standing: Standing }) {
  const { slug } = standing.workspace;
  return (
    <Frame standing={standing} now={2} name="Make it and use it once">
      <PasskeySetUp
        begin={askPasskey.bind(null, slug)}
        register={registerPasskey.bind(null, slug)}
        confirm={confirmPasskey.bind(null, slug)}
      />
      <p className="hidden noscript:block">
        Passkeys and security keys need JavaScript. Switch it on, or choose another method.
      </p>
      <TextLink href={routes.enrol(slug)}>Choose another method</TextLink>
    </Frame>
  );
}

async function ProveEmail({ standing }: { standing: Standing }) {
  const { workspace, member, session } = standing;
  const sent = await hasEmailCode(standing, session.id, "method");
  return (
    <Frame standing={standing} now={2} name="Confirm the code">
      {sent && <EmailCodeForm action={confirmEmail.bind(null, workspace.slug)} address={showAddress(member.email)} />}
      <SendCodeForm
        action={startEmail.bind(null, workspace.slug)}
        label={sent ? "Send a new code" : "Send me a code"}
        tone={sent ? "secondary" : "primary"}
      />
      <TextLink href={routes.enrol(workspace.slug)}>Choose another method</TextLink>
    </Frame>
  );
}

async function SaveCodes({ standing, named }: { standing: Standing; named: string | null }) {
  const { workspace, member } = standing;
  const unsaved = await readUnsavedCodes(standing);
  const over = named ? await readSetOver(standing, named) : null;
  return (
    <Frame
      standing={standing}
      now={3}
      name="Save your codes"
      title="Save your recovery codes"
      lead="If you lose your phone, each of these codes signs you in once. Keep them where you keep things you can't lose: a password manager, or on paper in a safe place."
    >
      {over && <SetIsOver over={over} liveHref={unsaved && routes.enrol(workspace.slug)} />}
      {!over && unsaved && (
        <>
          <RecoveryCodeList
            codes={unsaved.codes}
            workspace={workspace.name}
            account={showAddress(member.email)}
            madeOn={new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date())}
          />
          <SavedForm action={saveCodes.bind(null, workspace.slug)} set={unsaved.setId} />
        </>
      )}
      {!unsaved && (
        <form action={renewCodes.bind(null, workspace.slug)}>
          <Button tone="primary" size="large" wide>
            Show my recovery codes
          </Button>
        </form>
      )}
    </Frame>
  );
}
