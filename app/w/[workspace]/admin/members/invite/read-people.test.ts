import { expect, test } from "vitest";
import { readPeople } from "./read-people";

const read = (text: string) =>
  readPeople(text).people.map(({ line, address, name, role }) => [line, address, name, role].join(" | "));

test.each([
  ["email,name,role\nbo@a.test,Bo Member,admin\n", ["2 | bo@a.test | Bo Member | admin"]],
  ["Role;Full Name;E-Mail\nHelp desk;Bo Member;bo@a.test\n", ["2 | bo@a.test | Bo Member | helpdesk"]],
  ["First name,Last name,Email address\nBo,Member,bo@a.test\n", ["2 | bo@a.test | Bo Member | "]],
  ["id,Email,team\n7,bo@a.test,Sales\n", ["2 | bo@a.test |  | "]],
  ["bo@a.test,Bo,admin\n", ["1 | bo@a.test |  | "]],
  ["bo@a.test\nann@a.test\n", ["1 | bo@a.test |  | ", "2 | ann@a.test |  | "]],
  ["email\nBo Member <bo@a.test>\n", ["2 | bo@a.test |  | "]],
  [
    "email,role\nbo@a.test,Administrator\nann@a.test,Superuser\n",
    ["2 | bo@a.test |  | admin", "3 | ann@a.test |  | superuser"],
  ],
])("%j names %j", (text, people) => {
  expect(read(text)).toEqual(people);
});

test("a line without an address is kept, so that the report can name it", () => {
  expect(read("email,name\n,Bo Member\nbo@a.test,Bo\n")).toEqual([
    "2 | Bo Member | Bo Member | ",
    "3 | bo@a.test | Bo | ",
  ]);
  expect(read("nonsense, here\n")).toEqual(["1 | nonsense here |  | "]);
});

test("an address that is in the file twice is sent once, and the other line says where the first is", () => {
  const { people, repeated } = readPeople("email\nbo@a.test\nann@a.test\nBO@A.test\n");
  expect(people.map(({ line }) => line)).toEqual([2, 3]);
  expect(repeated).toMatchObject([{ line: 4, address: "BO@A.test", first: 2 }]);
});
