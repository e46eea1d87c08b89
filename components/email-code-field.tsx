import { entry } from "@/words/entry";
import { readWords } from "./language/read-words";
import { CodeField } from "./ui/code-field";
import { Verbatim } from "./ui/verbatim";

/** Asks for the code that was mailed to an address. */
export async function EmailCodeField({ address }: { address: string }) {
  const { code, codeHint } = (await readWords(entry)).confirm;
  return <CodeField label={code} hint={codeHint(<Verbatim>{address}</Verbatim>)} required autoFocus />;
}
