/** A case in which we differ from upstream on purpose, or for now. */
export interface KnownDifference {
  readonly suite: string;
  readonly title: string;
  /** Why it is right that we differ, or what it would take. */
  readonly reason: string;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    suite: "pint-regexp",
    title: '- record: foo\n  expr: foo{job!~"(.*)"}\n',
    reason: "pint only knows this pattern without parentheses; nothing passes it either way.",
  },
  ...['foo{job=~".+"}', 'count({name=~".+", job="foo"})'].map((expr) => ({
    suite: "pint-regexp",
    title: `- record: foo\n  expr: ${expr}\n`,
    reason: 'We say that `!=""` is enough, pint does not.',
  })),
  ...[
    'foo{job=~"service_.*_prod", code=~"5.."}',
    'foo{cluster=~".*dev.*"}',
    'foo{cluster!~".*staging.*"}',
  ].map((expr) => ({
    suite: "pint-regexp",
    title: `- record: foo\n  expr: ${expr}\n`,
    reason:
      "That labels are better split than searched is a policy of its own: the pattern does what it says.",
  })),
  {
    suite: "corpora",
    title: "cbrgm__promcheck/cmd/promcheck/testdata/rules_query_offset.yaml",
    reason: "promtool 2.42 does not know `query_offset`, which came with 2.53.",
  },
  {
    suite: "corpora",
    title: "cbrgm__promcheck/cmd/promcheck/testdata/rules_utf8.yaml",
    reason: "promtool 2.42 does not know quoted names, which came with 3.0.",
  },
  {
    suite: "corpora",
    title: "slok__sloth/examples/_gen/contrib-slo-plugins.yml",
    reason: "promtool 2.42 only knows legacy names.",
  },
  {
    suite: "corpora",
    title: "sapcc__helm-charts/common/prometheus-server-pre7/examples/kubernetes-health.alerts.yaml",
    reason: "Outside of its scalars it holds an action of Helm, so it is read as a template.",
  },
  {
    suite: "corpora",
    title:
      "stolostron__multicluster-observability-operator/operators/multiclusterobservability/manifests/base/alertmanager/prometheusrule.yaml",
    reason: "The manifest was not read with go-yaml, which takes the escape `\\'` for a quote.",
  },
  {
    suite: "target-labels",
    title: "line 589",
    reason: "The case lacks the label whose value its error is about.",
  },
  {
    suite: "config-corpora",
    title:
      "prometheus-operator__prometheus-operator/pkg/prometheus/testdata/native-histograms/NativeHistogramConfigMissConvertClassicHistogramsToNHCB.golden",
    reason: "`scrape_classic_histograms` has another name since 3.0.",
  },
];
