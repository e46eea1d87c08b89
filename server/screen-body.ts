import type { IncomingHttpHeaders } from "node:http";
import { decode, type FormFields, readFields, writeFields } from "@/server/form-fields";
import { isActionCall, isActionForm, isActionId, isArgumentList, isText } from "@/server/next/action-payload";
import type { Refusal } from "@/server/refusal";

const multipart = /^multipart\/form-data;\s*boundary=("?)[\w'()+,./:=?-]{1,70}\1$/;
const plainText = /^text\/plain;\s*charset=utf-8$/i;
const malformed: Refusal = { status: 400, message: "The form of this request is malformed." };
const unsupported: Refusal = { status: 415, message: "This kind of content is not supported." };

/** The one type of what a protocol's client sends. */
export const formType = "application/x-www-form-urlencoded";

/** Tells by its headers whether a POST to a protocol may be read: a form, or nothing, as userinfo may be asked. */
export function screenForm(headers: IncomingHttpHeaders): Refusal | undefined {
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  const isEmpty = headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0;
  const isForm = type === formType || (type === undefined && isEmpty);
  return isForm && headers["content-encoding"] === undefined ? undefined : unsupported;
}

/** A body that may go on, with the type it now has. */
export type ScreenedBody = { type: string; body: Buffer };

/** Tells by its headers whether a POST may be read at all: only the two content types Next's server actions use. */
export function screenContentType(headers: IncomingHttpHeaders): Refusal | undefined {
  const type = headers["content-type"] ?? "";
  const action = headers["next-action"];
  if (headers["content-encoding"] !== undefined) return unsupported;
  if (action !== undefined && !isActionId(String(action))) return { status: 404, message: "There is no such action." };
  return multipart.test(type) || (action !== undefined && plainText.test(type)) ? undefined : unsupported;
}

/**
 * Judges a POST by its body, so that nothing reaches Next which it would answer with 500: text that is not UTF-8 or
 * cannot be stored, broken multipart, files, replies that are not plain arguments or have more than `nodes` values, forms
 * that name no action. What may go on is written again.
 */
export function screenBody(headers: IncomingHttpHeaders, body: Buffer, nodes: number): ScreenedBody | Refusal {
  const type = headers["content-type"] ?? "";
  if (!multipart.test(type)) {
    const text = decode(body);
    return text !== undefined && isText(text) && isArgumentList(text, nodes) ? { type, body } : malformed;
  }
  const fields = readFields(type, body);
  if (!fields) return malformed;
  const isAction = headers["next-action"] === undefined ? isActionForm : isActionCall;
  return isAction(byName(fields), nodes) ? writeFields(fields) : malformed;
}

function byName(fields: FormFields): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [name, value] of fields) map.set(name, [...(map.get(name) ?? []), value]);
  return map;
}
