import type { StructCheck } from "./config-finding.ts";

export const mainChecks: Readonly<Record<string, StructCheck>> = {};
