import { brandLinks } from "@/app/brand-links";
import { readLanguage, readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { Verbatim } from "@/components/ui/verbatim";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { usualAccent } from "@/lib/rules/brand/accent";
import { permits } from "@/lib/rules/policy/permissions";
import { readSettings } from "@/lib/use-cases/workspaces/settings";
import { settings } from "@/words/settings";
import { MemberFrame } from "../../member-frame";
import { languageOptions, zoneOptions } from "../../reader-options";
import { saveWorkspace } from "./actions";
import { DeleteSection } from "./delete-section";
import { SettingsForm } from "./settings-form";

/** The settings of the workspace itself. */
export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "workspace:manage");
  const words = await readWords(settings);
  const said = {
    ...{ name: words.name, nameHint: words.nameHint, save: words.save },
    ...{ supportContact: words.supportContact, supportContactHint: words.supportContactHint },
    ...{ logo: words.logo, logoHint: words.logoHint, logoOf: words.logoOf(scope.workspace.name) },
    ...{ removeLogo: words.removeLogo, tooBig: words.logoFaults["too-big"] },
    ...{ accent: words.accent, accentHint: words.accentHint, usualAccent: words.usualAccent },
    ...{ preview: words.preview, previewLight: words.previewLight, previewDark: words.previewDark },
    ...{ previewButton: words.previewButton, previewText: words.previewText },
    ...{ language: words.language, languageHint: words.languageHint, zone: words.zone, zoneHint: words.zoneHint },
  };
  const { accent, ...current } = await readSettings(scope);
  const look = { logoHref: brandLinks(scope.workspace).logo, accent, usual: usualAccent };
  return (
    <MemberFrame standing={scope} under="settings" title={words.title} lead={words.lead} narrow>
      <Section title={words.general}>
        <SettingsForm
          action={saveWorkspace.bind(null, slug)}
          words={said}
          settings={current}
          look={look}
          languages={languageOptions}
          zones={zoneOptions(await readLanguage())}
        />
      </Section>
      <Section title={words.facts}>
        <DescriptionList
          items={[
            {
              term: words.address,
              detail: (
                <>
                  <Verbatim>{slug}</Verbatim>
                  <p className="text-ink-soft">{words.addressText}</p>
                </>
              ),
            },
            {
              term: words.plan,
              detail: (
                <>
                  <p>{words.plans[scope.workspace.plan]}</p>
                  <p className="text-ink-soft">{words.planText}</p>
                </>
              ),
            },
          ]}
        />
      </Section>
      {permits(scope.member.role, "workspace:export") && (
        <Section
          title={words.export.section}
          description={words.export.text}
          actions={
            <form action={routes.workspaceExport(slug)} method="get">
              <Button>{words.export.button}</Button>
            </form>
          }
        />
      )}
      {permits(scope.member.role, "workspace:delete") && <DeleteSection standing={scope} />}
    </MemberFrame>
  );
}
