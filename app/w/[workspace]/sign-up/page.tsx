import { notFound } from "next/navigation";
import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { showDomain } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { signIn } from "@/words/sign-in";
import { signUp } from "./actions";
import { SignUpForm } from "./sign-up-form";

export default async function SignUpPage({ params }: { params: Promise<{ workspace: string }> }) {
  const workspace = await findWorkspace((await params).workspace, new Date());
  if (workspace?.policy.settings.signUp.mode !== "domains") notFound();
  const { slug, name, policy } = workspace;
  const words = await readWords(signIn);
  const required = policy.settings.requirement.member.level === "required";
  return (
    <EntryFrame
      workspace={name}
      brand={brandLinks(workspace)}
      workspaceHref={routes.signIn(slug)}
      title={words.signUpFor(name)}
      lead={
        required ? words.signUp.required(name) : words.signUp.domains(policy.settings.signUp.domains.map(showDomain))
      }
    >
      <SignUpForm action={signUp.bind(null, slug)} least={minimumLength(required)} />
      <p className="text-ink-soft">
        {words.signUp.already} <TextLink href={routes.signIn(slug)}>{words.submit}</TextLink>
      </p>
    </EntryFrame>
  );
}
