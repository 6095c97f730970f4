/**
 * The library that Prometheus reads a file with: the newer one is for rule files, the older one for its configuration
 * and lists of targets, and for Kubernetes. They differ in a few things only, where the older one is stricter.
 */
export type GoYaml = "v2" | "v3";
