import { buildSuite } from "./suite.mjs";

await buildSuite();
