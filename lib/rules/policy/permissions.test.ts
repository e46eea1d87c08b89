import { describe, expect, test } from "vitest";
import { assignableRoles, type Permission, permits, reaches, rolesReaching, seesActivity } from "./permissions";
import { type RoleName, roles } from "./settings";

const table: Record<Permission, RoleName[]> = {
  "members:read": ["helpdesk", "admin", "owner"],
  "members:invite": ["admin", "owner"],
  "members:manage": ["admin", "owner"],
  "members:reset": ["helpdesk", "admin", "owner"],
  "members:export": ["admin", "owner"],
  "policy:read": ["admin", "owner"],
  "policy:write": ["admin", "owner"],
  "applications:manage": ["admin", "owner"],
  "audit:read": ["admin", "owner"],
  "workspace:manage": ["admin", "owner"],
  "workspace:export": ["owner"],
  "workspace:delete": ["owner"],
};

test.each(Object.entries(table))("%s belongs to %j, and to no one else", (permission, holders) => {
  expect(roles.filter((role) => permits(role, permission as Permission))).toEqual(holders);
});

test.each(["superuser", "", "toString", "__proto__", "OWNER"])(
  "the unknown role %j may nothing and reaches no one",
  (role) => {
    for (const permission of Object.keys(table))
      expect(permits(role as RoleName, permission as Permission)).toBe(false);
    for (const other of roles)
      expect(reaches({ id: "a", role: role as RoleName }, { id: "b", role: other })).toBe(false);
  },
);

test("an unknown permission is no one's", () => {
  for (const role of roles) expect(permits(role, "everything" as Permission)).toBe(false);
});

describe("a role reaches down only", () => {
  const down: Record<RoleName, RoleName[]> = {
    member: [],
    helpdesk: ["member"],
    admin: ["member", "helpdesk"],
    owner: ["member", "helpdesk", "admin", "owner"],
  };

  test.each(Object.entries(down))("%s reaches %j", (actor, subjects) => {
    const role = actor as RoleName;
    expect(roles.filter((other) => reaches({ id: "a", role }, { id: "b", role: other }))).toEqual(subjects);
  });

  test.each(roles)("no one reaches oneself, not even the %s", (role) => {
    expect(reaches({ id: "a", role }, { id: "a", role })).toBe(false);
  });

  test("an unknown role is reached by no one", () => {
    for (const role of roles) expect(reaches({ id: "a", role }, { id: "b", role: "root" as RoleName })).toBe(false);
  });

  test("a member can ask the roles that reach them", () => {
    expect(Object.fromEntries(roles.map((role) => [role, rolesReaching(role)]))).toEqual({
      member: ["helpdesk", "admin", "owner"],
      helpdesk: ["admin", "owner"],
      admin: ["owner"],
      owner: ["owner"],
    });
  });
});

test("roles one may give lie below one's own; owners may make owners, a help desk no one", () => {
  expect(Object.fromEntries(roles.map((role) => [role, assignableRoles(role)]))).toEqual({
    member: [],
    helpdesk: [],
    admin: ["member", "helpdesk"],
    owner: ["member", "helpdesk", "admin", "owner"],
  });
});

test.each([
  ["member", "member", false],
  ["helpdesk", "member", true],
  ["helpdesk", "helpdesk", false],
  ["helpdesk", "admin", false],
  ["admin", "owner", true],
  ["admin", "admin", true],
  ["owner", "owner", true],
] as const)("%s sees the activity of another %s: %s", (role, of, expected) => {
  expect(seesActivity({ id: "a", role }, { id: "b", role: of })).toBe(expected);
  expect(seesActivity({ id: "a", role }, { id: "a", role: of })).toBe(true);
});
