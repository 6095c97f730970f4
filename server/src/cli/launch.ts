import path from "node:path";
import { CompiledBundle } from "./compiled-bundle.ts";
import { expectShortRun } from "./run-length.ts";

// The server, which stays, is better off without.
if (process.argv[2] !== "lsp") expectShortRun();
new CompiledBundle(path.join(__dirname, "command-line.js")).run();
