import type { FormState } from "@/components/form-state";

/** What the reset dialog shows after it was sent: the code, or that a second person was asked. */
export type ResetFormState = FormState & {
  issued?: { code: string; at: string; expiresAt: string };
  requested?: true;
};
