// Which folder may import which; docs/adr and README say why. `npm run lint` runs this over the whole repository.
const product = "^(app|components|words|lib|server|cli|prisma)/";
const test = "\\.test\\.tsx?$";
const inAndOut =
  "^(fs|net|http|https|http2|tls|dns|dgram|child_process|worker_threads|os|process|readline|timers)(/|$)";
// Types leave nothing in what runs.
const runtime = { dependencyTypesNot: ["type-only"] };

// The storeys of lib, from the ground up, and the rooms of each in the order they build on each other: a room imports from those
// before it, types included. So no room reaches up, and no ring of rooms can close.
const storeys = {
  ground: ["", "crypto", "lists"],
  rules: ["policy", "resets", "sign-in", "applications", "brand"],
  records: [
    "processes",
    "audit",
    "limits",
    "member-rows",
    "mail",
    "policy-versions",
    "workspaces",
    "coverage",
    "resets",
    "tasks",
  ],
  access: ["devices", "", "sessions"],
  methods: ["passwords", "totp", "passkeys", "recovery-codes", "email-codes"],
  "use-cases": [
    "step-up",
    "members",
    "profile",
    "workspaces",
    "resets",
    "enrolment",
    "credentials",
    "sign-in",
    "sign-up",
    "invitations",
    "policy-walks",
    "policy-admin",
    "applications",
    "home",
    "bulk",
    "audit-log",
    "health",
  ],
  // Never each other: deleting one leaves the rest.
  protocols: ["oidc", "gate"],
  jobs: [""],
};
const rooms = Object.entries(storeys).flatMap(([storey, names]) =>
  names.map((name) => (name === "" ? `^lib/${storey}/[^/]+$` : `^lib/${storey}/${name}/`)),
);
const storeyRules = rooms.slice(0, -1).map((room, index) => ({
  name: `lib-is-built-upwards: ${room}`,
  severity: "error",
  from: { path: room, pathNot: test },
  to: { path: rooms.slice(index + 1).join("|") },
}));

export default {
  forbidden: [
    ...storeyRules,
    {
      name: "lib-has-rooms",
      comment: "A new folder of lib takes its place among the storeys above.",
      severity: "error",
      from: {},
      to: { path: "^lib/", pathNot: rooms.join("|") },
    },
    {
      name: "rules-know-only-rules",
      comment: "The folder is the guard: a rule is given everything, and imports durations and parsers at most.",
      severity: "error",
      from: { path: "^lib/rules/", pathNot: test },
      to: { pathNot: "^lib/rules/|^lib/ground/durations\\.ts$|node_modules/(zod|bowser)/|^(node:)?util$" },
    },
    {
      name: "protocols-know-no-other",
      comment: "Deleting the folder of one leaves the rest as it is.",
      severity: "error",
      from: { path: "^lib/protocols/([^/]+)/" },
      to: { path: "^lib/protocols/", pathNot: "^lib/protocols/$1/" },
    },
    {
      name: "no-cycles",
      comment: "Types count: what two files need of each other stands in a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "components-know-no-domain",
      comment:
        "But for the one reader of what people type and the names of cookies, which are pure. Its words come from the catalogue.",
      severity: "error",
      // The actions of components are made by the wrapper of all actions.
      from: { path: "^components/", pathNot: `${test}|^components/(theme/set-theme|language/set-language)[.]ts$` },
      to: { path: "^(lib|app|server|prisma)/", pathNot: "^lib/ground/(text|cookie-name)[.]ts$", ...runtime },
    },
    {
      name: "lib-knows-no-page",
      severity: "error",
      from: { path: "^lib/", pathNot: `^lib/records/mail/templates/|${test}` },
      to: { path: "^(app|components|words|server|scripts|cli)/" },
    },
    {
      name: "pages-speak-to-domains-only",
      comment: "A page asks a domain; only domains speak to the database and the keys.",
      severity: "error",
      from: { path: "^app/", pathNot: test },
      to: { path: "^lib/ground/(db\\.ts|crypto/)|^prisma/", ...runtime },
    },
    {
      name: "one-database-client",
      severity: "error",
      from: { path: product, pathNot: `^lib/ground/(db|listen|pool)\\.ts$|^prisma/|${test}` },
      to: { path: "^prisma/generated/client|node_modules/(pg|@prisma/client|@prisma/adapter-pg)/", ...runtime },
    },
    {
      name: "one-importer-of-next-auth",
      severity: "error",
      from: { pathNot: "^lib/access/auth\\.ts$" },
      to: { path: "node_modules/(next-auth|@auth)/" },
    },
    {
      name: "decisions-are-pure",
      comment: "What decides gets everything as arguments: no clock, no database, no settings.",
      severity: "error",
      from: { path: "^lib/(rules/.*|methods/.*/(code|time-step))\\.ts$", pathNot: test },
      to: { path: `^lib/ground/(db|env)\\.ts$|^lib/access/|^prisma/generated/client|${inAndOut}`, reachable: true },
    },
    {
      name: "server-knows-no-page",
      severity: "error",
      from: { path: "^server/", pathNot: test },
      to: { path: "^(app|components|scripts|cli|prisma)/" },
    },
    {
      name: "journeys-know-no-product-code",
      comment: "What a journey computes, it computes by itself: else both could be wrong alike.",
      severity: "error",
      from: { path: "^e2e/" },
      to: { path: "^(app|components|words|lib|server|cli)/" },
    },
    {
      name: "words-know-only-rules",
      comment: "A catalogue is words and the types of what the rules decide.",
      severity: "error",
      from: { path: "^words/", pathNot: test },
      // The type of an element that stands in a sentence.
      to: { pathNot: "^words/|^lib/rules/|^node_modules/react/" },
    },
    {
      name: "words-run-alone",
      severity: "error",
      from: { path: "^words/", pathNot: test },
      to: { path: "^lib/", ...runtime },
    },
    {
      name: "product-needs-no-tool",
      severity: "error",
      from: { path: `${product}|^scripts/(start|build|bundle|prepare|run)`, pathNot: test },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/@types/" },
    },
    {
      name: "product-knows-no-test",
      severity: "error",
      from: { path: product, pathNot: test },
      to: { path: `^(test|e2e)/|${test}` },
    },
  ],
  options: {
    // Generated code is not ours: it is known by name, and not looked into.
    doNotFollow: { path: "node_modules|^prisma/generated/" },
    exclude: { path: "^(\\.next|\\.program|\\.data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    detectProcessBuiltinModuleCalls: true,
  },
};
