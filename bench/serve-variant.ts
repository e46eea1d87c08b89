// Serves a built copy of the product: node --import tsx bench/serve-variant.ts FOLDER
import { prepare } from "@/server/main";

const serve = await prepare({ dev: false, dir: process.argv[2] ?? "" });
await serve();
