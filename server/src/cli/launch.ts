import path from "node:path";
import { CompiledBundle, expectShortRun } from "./compiled-bundle.ts";

// The server, which stays, is better off without.
if (process.argv[2] !== "lsp") expectShortRun();
new CompiledBundle(path.join(__dirname, "command-line.js")).run();
