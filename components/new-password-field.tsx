import { entry } from "@/words/entry";
import { readWords } from "./language/read-words";
import { MeteredPasswordField } from "./password-meter";

type Props = { least: number; name?: string; label?: string; autoFocus?: boolean };

/** Asks for a password that is chosen here: says how long it must be, and draws its strength as it is typed. */
export async function NewPasswordField({ least, ...field }: Props) {
  const { password, passwordHint, meter } = await readWords(entry);
  return <MeteredPasswordField label={password} {...field} least={least} hint={passwordHint(least)} words={meter} />;
}
