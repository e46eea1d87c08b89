// Serves a built copy of the product: node --import tsx bench/serve-variant.ts FOLDER
import { serve } from "@/server/main";

await serve({ dev: false, dir: process.argv[2] ?? "" });
