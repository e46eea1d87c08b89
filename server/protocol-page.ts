import type { OidcMessage } from "@/lib/protocols/oidc/call";
import { pageStyle, quote } from "@/server/failure-page";
import type { Language } from "@/words/language";
import { protocolPages } from "@/words/protocol-pages";

/** Writes a page of a protocol: it needs no script, no other file and no database. */
export function writeProtocolPage(
  message: OidcMessage,
  { language, nonce }: { language: Language; nonce: string },
): string {
  const words = protocolPages[language];
  const { title, lead, act } = says(message, words);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${quote(title)} · Gatehouse</title>
<style nonce="${quote(nonce)}">${pageStyle}</style>
</head>
<body>
<main>
<h1>${quote(title)}</h1>
<p role="status">${quote(lead)}</p>
${act}
</main>
</body>
</html>
`;
}

type Words = (typeof protocolPages)["en"];

function says(message: OidcMessage, words: Words): { title: string; lead: string; act: string } {
  switch (message.kind) {
    case "wrong-request":
      return { ...words.wrongRequest, act: `<small translate="no">${quote(message.detail)}</small>` };
    case "expired":
      return { ...words.expired, act: "" };
    case "signed-out":
      return { ...words.signedOut, act: "" };
    case "leaving": {
      const { title, lead, link } = words.leaving;
      return {
        title,
        lead: lead(message.host),
        act: `<a href="${quote(message.address)}">${quote(link(message.host))}</a>`,
      };
    }
    case "sign-out": {
      const fields = Object.entries(message.fields).map(
        ([name, value]) => `<input type="hidden" name="${quote(name)}" value="${quote(value)}">`,
      );
      const { title, lead, button } = words.signOut;
      return {
        title,
        lead,
        act: `<form method="post" action="${quote(message.action)}">${fields.join("")}<button>${quote(button)}</button></form>`,
      };
    }
  }
}
