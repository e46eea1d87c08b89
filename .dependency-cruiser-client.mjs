// What reaches the browser: from client components nothing of lib may be reached, except through a server action's door.
import base from "./.dependency-cruiser.mjs";

export default {
  forbidden: [
    {
      name: "client-reaches-no-domain",
      severity: "error",
      from: {},
      to: { path: "^(lib|server|prisma)/|node_modules/(pg|next-auth|@prisma)/", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: { ...base.options, doNotFollow: { path: "node_modules|(^|/)actions\\.ts$" } },
};
