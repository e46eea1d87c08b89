import { render, toPlainText } from "@react-email/render";
import { catalogue, type Params, type TemplateName } from "./catalogue";
import { oneLine } from "./inert";
import type { Message } from "./message";
import type { MailReader } from "./reader";
import type { Template } from "./template";
import { voiceFor } from "./templates/voice";

/** The part of html-to-text's element that a formatter here uses. */
type Element = { attribs: { title: string; href: string } };
type TextBuilder = {
  openBlock(options: { leadingLineBreaks: number }): void;
  addInline(text: string): void;
  addLineBreak(): void;
  closeBlock(options: { trailingLineBreaks: number }): void;
};

/** Writes a button as its label and, on a separate line, the whole address. */
function action(element: Element, _walk: unknown, builder: TextBuilder): void {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addInline(`${element.attribs.title}:`);
  builder.addLineBreak();
  builder.addInline(element.attribs.href);
  builder.closeBlock({ trailingLineBreaks: 2 });
}

/** Writes a link in a sentence as its address. */
function address(element: Element, _walk: unknown, builder: TextBuilder): void {
  builder.addInline(element.attribs.href);
}

const headings = { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 };
const textOptions = {
  // Leaves out the zero-width space, because html-to-text would turn it into a space. The zero-width space keeps names from
  // becoming links.
  whitespaceCharacters: " \t\r\n\f",
  formatters: { action, address },
  selectors: [
    { selector: "h1", options: headings },
    { selector: "h2", options: headings },
    { selector: "a.action", format: "action" },
    { selector: "a.inline", format: "address" },
  ],
};

/**
 * Writes a mail for its reader: subject, HTML and text. Links start with `appUrl`, the installation's own address. The subject is one line
 * of at most 180 code points, so that text people wrote can't start a header. Throws if the name is not a template.
 */
export async function renderMail<Name extends TemplateName>(
  name: Name,
  params: Params<Name>,
  reader: MailReader,
  appUrl: string,
): Promise<Pick<Message, "subject" | "text" | "html">> {
  if (!Object.hasOwn(catalogue, name)) throw new Error("There is no such template.");
  const template = catalogue[name] as Template<Params<Name>>;
  const voice = voiceFor(reader);
  const page = await render(template.body(params, voice, (path) => new URL(path, appUrl).href));
  const html = page.replaceAll("<!-- -->", "");
  return { subject: oneLine(template.subject(params, voice)), text: `${toPlainText(html, textOptions)}\n`, html };
}
