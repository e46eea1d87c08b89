"use client";

import { useEffect, useRef, useState } from "react";
import { Alert } from "../ui/alert";
import { type Asked, canSuggest, type RequestOptions, signalUnknown, stopWaiting, usePasskey } from "./ceremony";
import type { Judged } from "./passkey-button";

type Props = { begin: () => Promise<Asked<RequestOptions>>; finish: (answer: unknown) => Promise<Judged> };

/** A challenge lives for five minutes; the suggestions get a new one before that. */
const renewal = 4 * 60 * 1000;

/** Offers passkeys among the suggestions of a form's `webauthn` field (conditional mediation), if the browser can. */
export function PasskeySuggestions({ begin, finish }: Props) {
  const [message, setMessage] = useState("");
  const actions = useRef({ begin, finish });

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function wait() {
      if (over || !(await canSuggest())) return;
      const asked = await actions.current.begin();
      if (over || "message" in asked) return;
      let renewing = false;
      timer = setTimeout(() => {
        renewing = true;
        stopWaiting();
      }, renewal);
      const ended = await usePasskey(asked.options, { autofill: true });
      clearTimeout(timer);
      if (over) return;
      if (renewing) return wait();
      if (!("answer" in ended)) return;
      const judged = await actions.current.finish(ended.answer);
      if (judged?.forget && asked.options.rpId) await signalUnknown(asked.options.rpId, ended.answer.id);
      // After a refusal the suggestions are not offered again; the button remains.
      if (judged?.message) setMessage(judged.message);
    }

    // Where a page is older than the server there are no suggestions; the button says why.
    wait().catch(() => {});
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);

  return message ? <Alert>{message}</Alert> : null;
}
