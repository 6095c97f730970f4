import { scalarType } from "../../yaml/scalar-type.ts";
import type { YamlEntry, YamlScalar } from "../../yaml/yaml-node.ts";
import type { TextField } from "../rule-file.ts";
import type { Discovery, RelabelList, ScrapeConfig, TargetGroup } from "../scrape-config.ts";
import { entryOf } from "./manifest-reader.ts";
import type {
  Monitor,
  MonitorEndpoint,
  PodMonitor,
  Probe,
  ScrapeConfigResource,
  ScrapeFields,
  ServiceMonitor,
} from "./monitor.ts";
import { OperatorRules } from "./operator-rules.ts";

/**
 * What the Prometheus Operator generates for a monitor, as `pkg/prometheus/promcfg.go` of
 * prometheus-operator/prometheus-operator does. The Prometheus resource that selects the monitor is not known: its
 * scrape classes, `podTargetLabels` and `enforcedNamespaceLabel` may add rules, which `mayHaveMore` says, and the rules
 * by which it divides targets among shards are left out, since they leave no label.
 */
export function toScrapeConfigs(monitor: Monitor): readonly ScrapeConfig[] {
  switch (monitor.kind) {
    case "ServiceMonitor":
      return monitor.endpoints.map((endpoint) => ofServiceEndpoint(endpoint, monitor));
    case "PodMonitor":
      return monitor.endpoints.map((endpoint) => ofPodEndpoint(endpoint, monitor));
    case "Probe":
      return ofProbe(monitor);
    case "ScrapeConfig":
      return ofResource(monitor);
  }
}

function ofServiceEndpoint(endpoint: MonitorEndpoint, monitor: ServiceMonitor): ScrapeConfig {
  // Unless the monitor says something else, the Prometheus resource decides, and without it endpoints are taken.
  const role = monitor.serviceDiscoveryRole?.value === "EndpointSlice" ? "endpointslice" : "endpoint";
  const rules = new OperatorRules(endpoint.node, monitor.kind);
  if (monitor.selectorMechanism === "RelabelConfig") rules.select("service", monitor.selector);
  const { port, targetPort } = endpoint;
  if (port?.value) rules.keep(`__meta_kubernetes_${role}_port_name`, port.value, port);
  else if (targetPort !== undefined) keepContainerPort(targetPort, rules);
  const target = ["kind", "name"].map((what) => `__meta_kubernetes_${role}_address_target_${what}`);
  for (const object of ["Node", "Pod"]) {
    const [regex, targetLabel] = [`${object};(.*)`, object.toLowerCase()];
    rules.add({ sourceLabels: target, regex, replacement: "${1}", targetLabel });
  }
  rules.copy("__meta_kubernetes_namespace", "namespace");
  rules.copy("__meta_kubernetes_service_name", "service");
  rules.copy("__meta_kubernetes_pod_name", "pod");
  rules.copy("__meta_kubernetes_pod_container_name", "container");
  if (endpoint.filterRunning) rules.dropFinishedPods();
  for (const label of monitor.targetLabels) rules.copyLabel("service", label);
  for (const label of monitor.podTargetLabels) rules.copyLabel("pod", label);
  rules.add({
    sourceLabels: ["__meta_kubernetes_service_name"],
    targetLabel: "job",
    replacement: "${1}",
  });
  if (monitor.jobLabel?.value) rules.copyLabel("service", monitor.jobLabel, "job");
  nameEndpoint(endpoint, rules);
  return ofEndpoint({ endpoint, monitor, rules, role: role === "endpoint" ? "endpoints" : role });
}

function ofPodEndpoint(endpoint: MonitorEndpoint, monitor: PodMonitor): ScrapeConfig {
  const rules = new OperatorRules(endpoint.node, monitor.kind);
  if (endpoint.filterRunning) rules.dropFinishedPods();
  if (monitor.selectorMechanism === "RelabelConfig") rules.select("pod", monitor.selector);
  const { port, portNumber, targetPort } = endpoint;
  if (port?.value) rules.keep("__meta_kubernetes_pod_container_port_name", port.value, port);
  else if (portNumber !== undefined && portNumber.value !== "0") {
    rules.keep("__meta_kubernetes_pod_container_port_number", portNumber.value, portNumber);
  } else if (targetPort !== undefined) keepContainerPort(targetPort, rules);
  rules.copy("__meta_kubernetes_namespace", "namespace");
  rules.copy("__meta_kubernetes_pod_container_name", "container");
  rules.copy("__meta_kubernetes_pod_name", "pod");
  for (const label of monitor.podTargetLabels) rules.copyLabel("pod", label);
  nameJob(monitor, rules);
  if (monitor.jobLabel?.value) rules.copyLabel("pod", monitor.jobLabel, "job");
  nameEndpoint(endpoint, rules);
  return ofEndpoint({ endpoint, monitor, rules, role: "pod" });
}

/** A number is that of a port, a text its name. */
function keepContainerPort(port: TextField, rules: OperatorRules): void {
  const isNumber = scalarType(port.scalar) === "!!int";
  if (port.value === "" || (isNumber && Number(port.value) === 0)) return;
  const what = isNumber ? "number" : "name";
  rules.keep(`__meta_kubernetes_pod_container_port_${what}`, port.value, port);
}

function nameEndpoint({ port, targetPort }: MonitorEndpoint, rules: OperatorRules): void {
  const named = port?.value ? port : targetPort;
  if (named?.value) rules.set("endpoint", named.value, named);
}

/** Namespace and name of the monitor. Where its namespace is not written it is as unknown as that of a target. */
function nameJob({ namespace, name }: PodMonitor, rules: OperatorRules): void {
  if (namespace !== undefined && name !== undefined) {
    rules.set("job", `${namespace.value}/${name.value}`, name);
    return;
  }
  const replacement = name === undefined ? "${1}" : `\${1}/${name.value}`;
  rules.add({ sourceLabels: ["__meta_kubernetes_namespace"], targetLabel: "job", replacement }, name);
}

interface EndpointParts {
  readonly endpoint: MonitorEndpoint;
  readonly monitor: ServiceMonitor | PodMonitor;
  readonly rules: OperatorRules;
  readonly role: string;
}

function ofEndpoint({ endpoint, monitor, rules, role }: EndpointParts): ScrapeConfig {
  const { node, list, index } = endpoint;
  return {
    ...emptyConfig,
    ...scrapeFields(endpoint),
    node,
    jobName: jobName(monitor, index),
    discoveries: [{ sd: "kubernetes", entry: list, node, role }],
    relabelConfigs: joined(rules, endpoint.relabelings, list),
  };
}

/** Without targets the operator refuses it. */
function ofProbe(probe: Probe): ScrapeConfig[] {
  const spec = entryOf(probe.node, "spec");
  if (spec === undefined) return [];
  const rules = new OperatorRules(probe.node, probe.kind);
  if (probe.jobName?.value) rules.set("job", probe.jobName.value, probe.jobName);
  const targets = probeTargets(probe, rules);
  if (targets === undefined) return [];
  rules.copy("__param_target", "instance");
  rules.set("__address__", probe.proberUrl?.value ?? "", probe.proberUrl);
  return [
    {
      ...emptyConfig,
      ...scrapeFields(probe),
      metricsPath: probe.path?.value ? probe.path : probe.proberUrl && madeField(probe.proberUrl, "/probe"),
      honorLabels: false,
      node: probe.node,
      jobName: jobName(probe),
      params: probeParams(probe),
      ...targets,
      relabelConfigs: joined(rules, probe.relabelings, spec),
    },
  ];
}

/** The targets with the rules that make them the prober's parameter. */
function probeTargets(
  { staticTargets, ingress, namespace, node }: Probe,
  rules: OperatorRules,
): Pick<ScrapeConfig, "staticConfigs" | "discoveries"> | undefined {
  if (staticTargets !== undefined) {
    rules.copy("__address__", "__param_target");
    return { staticConfigs: [withNamespace(staticTargets, namespace)], discoveries: [] };
  }
  if (ingress === undefined) return undefined;
  rules.select("ingress", ingress.selector);
  rules.add({
    sourceLabels: ["__meta_kubernetes_ingress_scheme", "__address__", "__meta_kubernetes_ingress_path"],
    regex: "(.+);(.+);(.+)",
    targetLabel: "__param_target",
    replacement: "${1}://${2}${3}",
  });
  rules.copy("__meta_kubernetes_namespace", "namespace");
  rules.copy("__meta_kubernetes_ingress_name", "ingress");
  rules.copy("__address__", "__tmp_ingress_address");
  const discovery: Discovery = { sd: "kubernetes", entry: ingress.entry, node, role: "ingress" };
  return { staticConfigs: [], discoveries: [discovery] };
}

/** Static targets are in the probe's namespace unless their labels say otherwise. */
function withNamespace(group: TargetGroup, namespace: TextField | undefined): TargetGroup {
  if (namespace === undefined || group.labels.some(({ name }) => name.value === "namespace")) return group;
  const { entry, scalar, value } = namespace;
  return { ...group, labels: [...group.labels, { entry, name: entry.key, value: scalar, text: value }] };
}

/** `module` goes before a parameter of that name. */
function probeParams({ module, params }: Probe): ScrapeConfig["params"] {
  if (!module?.value) return params;
  const others = params.filter(({ name }) => name.value !== "module");
  return [{ name: module.entry.key, values: [module] }, ...others];
}

function ofResource(resource: ScrapeConfigResource): ScrapeConfig[] {
  const spec = entryOf(resource.node, "spec");
  if (spec === undefined) return [];
  const rules = new OperatorRules(resource.node, resource.kind);
  if (resource.jobName !== undefined) rules.set("job", resource.jobName.value, resource.jobName);
  return [
    {
      ...emptyConfig,
      ...scrapeFields(resource),
      node: resource.node,
      jobName: jobName(resource),
      staticConfigs: resource.staticConfigs,
      targetFiles: resource.targetFiles,
      discoveries: resource.discoveries,
      relabelConfigs: joined(rules, resource.relabelings, spec),
    },
  ];
}

const emptyConfig = {
  staticConfigs: [],
  targetFiles: [],
  discoveries: [],
  mayHaveMore: true,
} as const;

function scrapeFields(fields: ScrapeFields) {
  const { path, scheme, interval, scrapeTimeout, honorLabels, params, metricRelabelings } = fields;
  return {
    metricsPath: path?.value === "" ? undefined : path,
    scheme: scheme && madeField(scheme, scheme.value.toLowerCase()),
    scrapeInterval: interval,
    scrapeTimeout,
    honorLabels,
    params,
    metricRelabelConfigs: metricRelabelings,
  };
}

/** Missing where the monitor does not say all that it is made of. */
function jobName(monitor: Monitor, index?: number): TextField | undefined {
  const { kind, namespace, name } = monitor;
  if (namespace === undefined || name === undefined) return undefined;
  const prefix = kind[0]!.toLowerCase() + kind.slice(1);
  const number = index === undefined ? "" : `/${index}`;
  return madeField(name, `${prefix}/${namespace.value}/${name.value}${number}`);
}

/** A text that is made from a field and is written nowhere itself. */
function madeField(field: TextField, value: string): TextField {
  if (field.value === value) return field;
  const scalar: YamlScalar = { ...field.scalar, value };
  return { entry: field.entry, scalar, value, map: wholeSpan(field) };
}

/** All of it comes from all of the field. */
function wholeSpan({ scalar: { span } }: TextField): TextField["map"] {
  return { toSource: () => span.from, toValue: () => 0, spanToSource: () => span };
}

/** The user's rules come last. */
function joined({ rules }: OperatorRules, own: RelabelList | undefined, holder: YamlEntry): RelabelList {
  return { entry: own?.entry ?? holder, rules: [...rules, ...(own?.rules ?? [])] };
}
