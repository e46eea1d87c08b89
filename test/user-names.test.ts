import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFiles } from "./list-files";

test("[E5] every form that asks for a password also has a user name for password managers", () => {
  const forms = listFiles()
    .filter(
      (file) =>
        /^(app|components)\/.*\.tsx$/.test(file) && !/\/(password-meter|(new-)?password-field)\.tsx$/.test(file),
    )
    .map((file) => ({ file, text: readFileSync(file, "utf8") }))
    .filter(({ text }) => /<(New)?PasswordField|type="password"/.test(text));
  expect(forms.length).toBeGreaterThan(5);
  expect(forms.filter(({ text }) => !/<UserName|autoComplete="username/.test(text)).map(({ file }) => file)).toEqual(
    [],
  );
});
