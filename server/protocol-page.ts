import type { ProtocolMessage } from "@/lib/rules/applications/protocol-message";
import { quote, type StandingPage, writeStandingPage } from "@/server/failure-page";
import type { Language } from "@/words/language";
import { protocolPages } from "@/words/protocol-pages";

/** Writes a page of a protocol: it needs no script, no other file and no database. */
export function writeProtocolPage(message: ProtocolMessage, reader: { language: Language; nonce: string }): string {
  return writeStandingPage(says(message, protocolPages[reader.language]), { ...reader, role: "status" });
}

type Words = (typeof protocolPages)["en"];

function says(message: ProtocolMessage, words: Words): StandingPage {
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
