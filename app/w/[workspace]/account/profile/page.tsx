import { readLanguage, readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { Section } from "@/components/ui/section";
import { Verbatim } from "@/components/ui/verbatim";
import { requireSession } from "@/lib/access/sessions/require";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { profile } from "@/words/profile";
import { MemberFrame } from "../../member-frame";
import { languageOptions, zoneOptions } from "../../reader-options";
import { saveOwnProfile } from "./actions";
import { ProfileForm } from "./profile-form";

export default async function ProfilePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { member } = standing;
  const words = await readWords(profile);
  const none = { value: "", label: words.browsers };
  return (
    <MemberFrame standing={standing} under="profile" title={words.title} lead={words.lead} narrow>
      <Section title={words.about}>
        <ProfileForm
          action={saveOwnProfile.bind(null, slug)}
          words={{
            ...{ name: words.name, nameHint: words.nameHint, save: words.save },
            ...{
              language: words.language,
              languageHint: words.languageHint,
              zone: words.zone,
              zoneHint: words.zoneHint,
            },
          }}
          member={{ name: member.name, language: member.language, timeZone: member.timeZone }}
          languages={[none, ...languageOptions]}
          zones={[none, ...zoneOptions(await readLanguage())]}
        />
      </Section>
      <Section
        title={words.email.section}
        description={words.email.text(<Verbatim>{showAddress(member.email)}</Verbatim>)}
        actions={<LinkButton href={routes.profileEmail(slug)}>{words.email.change}</LinkButton>}
      />
      <Section
        title={words.data.section}
        description={words.data.text}
        actions={<PlainLinkButton href={routes.profileExport(slug)}>{words.data.export}</PlainLinkButton>}
      />
    </MemberFrame>
  );
}
