import type { StructCheck } from "./config-finding.ts";

export const discoveryChecks: Readonly<Record<string, StructCheck>> = {};
