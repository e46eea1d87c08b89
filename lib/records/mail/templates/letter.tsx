import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { createContext, type ReactNode, useContext } from "react";
import { paletteOf } from "./palette";
import type { Voice } from "./voice";

/** The colours of the letter around a part of it. */
const Colours = createContext(paletteOf(null).light);

type LetterProps = { voice: Voice; workspace?: string; title: string; preview: string; children: ReactNode };

/** Frames a mail: the workspace's name on top, one heading, what happened, who sent it. */
export function Letter({ voice, workspace, title, preview, children }: LetterProps) {
  const { letter } = voice.words;
  const { light, dark } = paletteOf(voice.accent);
  const sender = workspace === undefined ? "Gatehouse" : voice.name(workspace);
  return (
    <Colours value={light}>
      <Html lang={voice.language} dir="ltr">
        <Head>
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <style>{dark}</style>
        </Head>
        <Preview>{preview}</Preview>
        <Body className="paper" style={light.paper}>
          <Container className="sheet" style={light.sheet}>
            <Text className="ink" style={light.sender}>
              {sender}
            </Text>
            <Heading as="h1" className="ink" style={light.title}>
              {title}
            </Heading>
            {children}
            <Section className="rule" style={light.foot}>
              <Text className="muted" style={light.small}>
                {workspace === undefined ? letter.sentBy : letter.sentFor(sender)}
              </Text>
            </Section>
          </Container>
        </Body>
      </Html>
    </Colours>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  const light = useContext(Colours);
  return (
    <Text className="ink" style={light.paragraph}>
      {children}
    </Text>
  );
}

/** Shows a code large and in one piece, so that it can be read out, selected and copied. */
export function Code({ value }: { value: string }) {
  const light = useContext(Colours);
  return (
    <Text className="code" style={light.code}>
      {value}
    </Text>
  );
}

/** Shows the one thing to do as a button, with its full address for readers whose button does nothing. */
export function Action({ voice, label, href }: { voice: Voice; label: string; href: string }) {
  const light = useContext(Colours);
  return (
    <Section style={light.action}>
      <Button className="action" title={label} href={href} style={light.button}>
        {label}
      </Button>
      <Text data-skip-in-text="true" className="muted" style={light.address}>
        {voice.words.letter.orOpen}{" "}
        <Link className="muted" href={href} style={light.link}>
          {href}
        </Link>
      </Text>
    </Section>
  );
}

/** Says what to do if the reader did not do this. */
export function Aside({ title, children }: { title: string; children: ReactNode }) {
  const light = useContext(Colours);
  return (
    <Section className="rule" style={light.aside}>
      <Heading as="h2" className="ink" style={light.question}>
        {title}
      </Heading>
      {children}
    </Section>
  );
}

/** Names a page in a sentence. The text version has its address in place of the label, so put it after a colon. */
export function Page({ href, children }: { href: string; children: ReactNode }) {
  const light = useContext(Colours);
  return (
    <Link className="inline" href={href} style={light.inline}>
      {children}
    </Link>
  );
}
