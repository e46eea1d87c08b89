// Who may import whom: docs/adr and README tell why. `npm test` runs this over the whole repository.
const product = "^(app|components|lib|server|cli|prisma)/";
const test = "\\.test\\.tsx?$";
const inAndOut =
  "^(fs|net|http|https|http2|tls|dns|dgram|child_process|worker_threads|os|process|readline|timers)(/|$)";
// Types leave nothing in what runs.
const runtime = { dependencyTypesNot: ["type-only"] };

export default {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "components-know-no-domain",
      severity: "error",
      from: { path: "^components/", pathNot: test },
      to: { path: "^(lib|app|server|prisma)/", ...runtime },
    },
    {
      name: "lib-knows-no-page",
      severity: "error",
      from: { path: "^lib/", pathNot: `^lib/mail/templates/|${test}` },
      to: { path: "^(app|components|server|scripts|cli)/" },
    },
    {
      name: "pages-speak-to-domains-only",
      comment: "A page asks a domain; only domains speak to the database and the keys.",
      severity: "error",
      from: { path: "^app/", pathNot: `^app/api/health/|${test}` },
      to: { path: "^lib/(db\\.ts|crypto/)|^prisma/", ...runtime },
    },
    {
      name: "one-database-client",
      severity: "error",
      from: { path: product, pathNot: `^lib/db\\.ts$|^prisma/|${test}` },
      to: { path: "^prisma/generated/client|node_modules/(pg|@prisma/client|@prisma/adapter-pg)/", ...runtime },
    },
    {
      name: "one-importer-of-next-auth",
      severity: "error",
      from: { pathNot: "^lib/auth\\.ts$" },
      to: { path: "node_modules/(next-auth|@auth)/" },
    },
    {
      name: "decisions-are-pure",
      comment: "What decides gets everything as arguments: no clock, no database, no settings.",
      severity: "error",
      from: { path: "^lib/.*/(next-step|assess|rehearse|code|permissions)\\.ts$" },
      to: { path: `^lib/(db|env|auth)\\.ts$|^prisma/generated/client|${inAndOut}`, reachable: true },
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
      to: { path: "^(app|components|lib|server|cli)/" },
    },
    {
      name: "product-needs-no-tool",
      severity: "error",
      from: { path: `${product}|^scripts/(start|build|prepare)`, pathNot: test },
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
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    detectProcessBuiltinModuleCalls: true,
  },
};
