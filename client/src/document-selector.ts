/**
 * The documents that the server is told about. Of any scheme, because rules are also read in diffs and in remote
 * and virtual workspaces; for which of them diagnostics are published is decided by the server.
 */
export const documentSelector: readonly ({ readonly language: string } | { readonly pattern: string })[] = [
  { language: "yaml" },
  { language: "helm" },
  { language: "promql" },
  { language: "telegraf" },
  { pattern: "**/*.rules" },
  { pattern: "**/telegraf*.conf" },
  { pattern: "**/telegraf.d/*.conf" },
];
