import { unknownValues } from "./combine-labels.ts";
import { isKnownDiscovery, type MetaLabel, metaLabelsOf } from "./meta-labels.ts";
import type { PrefixedOpenLabels } from "./open-names.ts";
import type { Place } from "./place.ts";
import type { LabelValues, OpenLabels, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Provenance } from "./provenance.ts";

/** A service discovery of a scrape configuration. */
export interface LabelDiscovery {
  /** The name of its list without `_sd_configs`. */
  readonly sd: string;
  readonly role: string | undefined;
  readonly place?: Place;
}

/** What a discovery may give its targets, before the scrape configuration adds to it. */
export function discoveryLabels(discovery: LabelDiscovery): PossibleLabels {
  const labels = new Map<string, PossibleLabel>();
  const open: OpenLabels[] = [];
  for (const meta of metaLabelsOf(discovery.sd, discovery.role)) {
    const from = provenanceOf(discovery, meta.name);
    if (meta.pattern === undefined) labels.set(meta.name, possibleLabel(meta, from));
    else open.push(openMeta(meta, from));
  }
  for (const [name, isThere] of otherLabels(discovery)) {
    const certainty = isThere ? "certain" : "possible";
    labels.set(name, { name, certainty, values: unknownValues, from: [provenanceOf(discovery, name)] });
  }
  if (givesAnyLabel(discovery.sd)) open.push({ allows: () => true, from: provenanceOf(discovery, "") });
  return { labels, open };
}

function possibleLabel(meta: MetaLabel, from: Provenance): PossibleLabel {
  const isThere = alwaysThere.has(`${meta.role ?? meta.sd} ${meta.name}`);
  return {
    name: meta.name,
    certainty: isThere ? "certain" : "possible",
    values: valuesOf(meta.name, from),
    from: [from],
  };
}

/** Labels with a role, or a discovery without roles, whose targets all have them with a value that is not empty. */
const alwaysThere: ReadonlySet<string> = new Set([
  "pod __meta_kubernetes_namespace",
  "pod __meta_kubernetes_pod_name",
  "service __meta_kubernetes_namespace",
  "service __meta_kubernetes_service_name",
  "endpoints __meta_kubernetes_namespace",
  "endpoints __meta_kubernetes_endpoints_name",
  "endpointslice __meta_kubernetes_namespace",
  "endpointslice __meta_kubernetes_endpointslice_name",
  "ingress __meta_kubernetes_namespace",
  "ingress __meta_kubernetes_ingress_name",
  "node __meta_kubernetes_node_name",
  "consul __meta_consul_node",
  "consul __meta_consul_dc",
  "ec2 __meta_ec2_instance_id",
  "dns __meta_dns_name",
  "file __meta_filepath",
  "http __meta_url",
]);

/** Labels whose values are told by what they mean. */
function valuesOf(name: string, from: Provenance): LabelValues {
  const values = fewValues.find(([pattern]) => pattern.test(name))?.[1];
  return values === undefined
    ? unknownValues
    : { kind: "known", values: new Map(values.map((value) => [value, [from]])) };
}

const fewValues: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^__meta_kubernetes_pod_ready$/, ["true", "false", "unknown"]],
  [/^__meta_kubernetes_pod_container_init$/, ["true", "false"]],
  [/^__meta_kubernetes_ingress_scheme$/, ["http", "https"]],
];

function openMeta(meta: MetaLabel, from: Provenance): OpenLabels {
  const prefix = meta.name.slice(0, meta.name.indexOf("<"));
  const rest = /^__meta_kubernetes_\w+_(?:label|annotation)(?:present)?_$/.test(prefix)
    ? kubernetesName
    : /./su;
  const open: PrefixedOpenLabels = {
    prefix,
    allows: (name) => name.startsWith(prefix) && rest.test(name.slice(prefix.length)),
    pattern: meta.pattern!,
    from,
  };
  return open;
}

/** Keys of Kubernetes begin and end with a letter or a digit; everything else in them becomes an underscore. */
const kubernetesName = /^[A-Za-z0-9](?:\w*[A-Za-z0-9])?$/;

/** Labels that are no meta labels, and whether they are always there. */
function otherLabels({ sd, role }: LabelDiscovery): readonly (readonly [name: string, isThere: boolean])[] {
  // An ingress may have no host.
  const isAddressed = !(sd === "kubernetes" && (role === "ingress" || role === undefined));
  const others: (readonly [string, boolean])[] = [["__address__", isAddressed]];
  if (sd === "kubernetes" && (role === "node" || role === undefined))
    others.push(["instance", role === "node"]);
  if (sd === "eureka" || sd === "ovhcloud" || sd === "kuma") others.push(["instance", false]);
  if (sd === "kuma") others.push(["__scheme__", false], ["__metrics_path__", false]);
  return others;
}

/** Of these the target says what labels it has. */
function givesAnyLabel(sd: string): boolean {
  return sd === "file" || sd === "http" || !isKnownDiscovery(sd);
}

function provenanceOf({ sd, role, place }: LabelDiscovery, label: string): Provenance {
  const origin = { kind: "discovery", sd, label, ...(role === undefined ? {} : { role }) } as const;
  return [place === undefined ? { origin } : { origin, place }];
}
