import { type FailureName, failures, reference } from "@/words/en/failures";
import type { Language } from "@/words/language";

const pageStyle = `
  :root { color-scheme: light dark; font: 16px/1.5 ui-sans-serif, system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 28rem; padding: 4rem 1.5rem; overflow-wrap: anywhere; }
  h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 550; margin: 0; }
  p { margin: 0.5rem 0 1.75rem; }
  a, button { display: block; width: 100%; box-sizing: border-box; background: none; font: inherit; padding: 0.75rem; border: 1px solid; border-radius: 0.375rem; color: inherit; text-align: center; text-decoration: none; font-weight: 550; }
  small { display: block; margin-top: 1rem; font: 0.8125rem/1.5 ui-monospace, monospace; }
`;

/** Writes a page that says why another can't be shown. Its link leads to the address that was asked for. */
export function writeFailurePage(
  name: FailureName,
  page: { target: string; requestId: string; nonce: string },
): string {
  const { title, lead, link } = failures[name];
  const act = `<a href="${quote(page.target)}">${quote(link)}</a>
<small translate="no">${reference} ${quote(page.requestId)}</small>`;
  return writeStandingPage({ title, lead, act }, { language: "en", role: "alert", nonce: page.nonce });
}

/** What a page that stands alone says. `act` is HTML: a link, a form, or a detail. */
export type StandingPage = { title: string; lead: string; act: string };

/** Writes a whole page that needs no script, no other file and no database. */
export function writeStandingPage(
  { title, lead, act }: StandingPage,
  { language, role, nonce }: { language: Language; role: "alert" | "status"; nonce: string },
): string {
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
<p role="${role}">${quote(lead)}</p>
${act}
</main>
</body>
</html>
`;
}

/** Writes text so that HTML reads it as text. */
export function quote(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
