// Serves three files. Any web server does.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const library = new URL("../browser/oidc-client-ts.min.js", import.meta.resolve("oidc-client-ts"));
const files = {
  "/": ["index.html", "text/html"],
  "/main.js": ["main.js", "text/javascript"],
  "/oidc-client-ts.min.js": [library, "text/javascript"],
};

createServer(async ({ url }, response) => {
  const [file, type] = files[new URL(url, "http://localhost").pathname] ?? [];
  if (!file) return response.writeHead(404).end();
  const path = fileURLToPath(new URL(file, import.meta.url));
  response.setHeader("content-type", type).end(await readFile(path));
}).listen(Number(process.env.PORT ?? 4000), "127.0.0.1", () => console.log("ready"));
