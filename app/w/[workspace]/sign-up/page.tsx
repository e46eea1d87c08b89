import { notFound } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { TextLink } from "@/components/ui/text-link";
import { showDomain } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { signUp } from "./actions";
import { SignUpForm } from "./sign-up-form";

export default async function SignUpPage({ params }: { params: Promise<{ workspace: string }> }) {
  const workspace = await findWorkspace((await params).workspace, new Date());
  if (workspace?.policy.settings.signUp.mode !== "domains") notFound();
  const { slug, name, policy } = workspace;
  const required = policy.settings.requirement.member.level === "required";
  return (
    <EntryFrame
      workspace={name}
      workspaceHref={routes.signIn(slug)}
      title={`Sign up for ${name}`}
      lead={
        required
          ? `${name} requires two-factor authentication: have your phone at hand.`
          : `For people with an address at ${policy.settings.signUp.domains.map(showDomain).join(" or ")}.`
      }
    >
      <SignUpForm action={signUp.bind(null, slug)} least={minimumLength(required)} />
      <p className="text-ink-soft">
        Signed up already? <TextLink href={routes.signIn(slug)}>Sign in</TextLink>
      </p>
    </EntryFrame>
  );
}
