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
    suite: "pint alerts/template",
    title: "TestTemplateCheck/humanize_not_needed_on_rate()_used_in_RHS",
    reason: "The expression lacks a parenthesis, which is another check there and the same one here.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/template_query_with_syntax_error",
    reason: "The query is put together by `printf`: what comes of it is not known before the alert fires.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/template_query_removes_instance",
    reason: "The query is put together by `printf`: what comes of it is not known before the alert fires.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/$value_|_first",
    reason: "The text is an error whatever its digits.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/foo_/_on(...)_bar",
    reason: "A ratio has as many digits as a rate.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/metric_or_(metric_or_vector)",
    reason: "The other side of `or` may have the label.",
  },
  ...["strict", "relaxed"].map((mode) => ({
    suite: "pint alerts/template",
    title: `TestTemplateCheck/everything_is_stripped_/_${mode}_/_group_label_override`,
    reason: "Prometheus makes `$labels` of the result alone: labels of the group are none of them.",
  })),
  ...["covers", "exceeds"].map((how) => ({
    suite: "pint group/interval",
    title: `TestGroupIntervalCheck/interval_above_5m_but_keep_firing_for_${how}_it`,
    reason: "The header of a group is looked at without its rules; what is said holds for `ALERTS`.",
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
  {
    suite: "promql-completion",
    title: "context: no label suggestions after closing matcher",
    reason:
      "Behind a selector an operator or `offset` may follow, and both are offered, as upstream does behind a blank.",
  },
  {
    suite: "promql-completion",
    title: "context: continue to autocomplete quoted labelName associated to a metric",
    reason: "Behind the closing quote a match operator may follow; the name is offered between the quotes.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete offset or binOp 4",
    reason: "Prometheus takes no `offset` behind a call.",
  },
  {
    suite: "promql-completion",
    title: "context: not autocompleting duration for a matrixSelector",
    reason: "Between empty brackets a duration has to follow, so the usual ones are offered.",
  },
  {
    suite: "promql-completion",
    title: "context: not autocompleting duration for a matrixSelector 2",
    reason: "Between empty brackets a duration has to follow, so the usual ones are offered.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete duration expr operator after complete unit in matrixSelector",
    reason: "Behind an operator another duration has to follow.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete duration expr operator in subquery step",
    reason: "Behind an operator another duration has to follow.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete duration expr function after complete duration in matrixSelector",
    reason: "What is typed begins with a digit, so it becomes no function.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration of an offset",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration of an offset 2",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration of an offset 4",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a matrix selector",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a matrix selector 2",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a matrix selector 4",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a subquery selector",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a subquery selector 2",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a subquery selector 3",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "end: cursor in label matchers - ends before the closing bracket",
    reason: "At the beginning of a matcher nothing of it is replaced: another one goes before it.",
  },
];
