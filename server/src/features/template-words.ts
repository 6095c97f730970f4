/** A word that means something in every alert template, in a sentence or two. */
export interface TemplateWord {
  readonly name: string;
  /** How it is written, for the first line of hover. */
  readonly usage: string;
  readonly summary: string;
}

/** The variable that Prometheus declares, with its dollar sign. */
export function findTemplateVariable(name: string): TemplateWord | undefined {
  return variables.find((each) => each.name === name);
}

/** The field of what Prometheus hands to a template: `Labels`. */
export function findDataField(name: string): TemplateWord | undefined {
  return dataFields.find((each) => each.name === name);
}

export function findTemplateKeyword(name: string): TemplateWord | undefined {
  return templateKeywords.find((each) => each.name === name);
}

const labels =
  "The labels of the series that made the alert: what `expr` returns, without the labels that the rule sets.";
const value = "What `expr` returned for the series: the value of its sample, a number or a native histogram.";
const externalLabels = "The `external_labels` of the Prometheus server.";
const externalUrl = "The address under which Prometheus is reached from outside (`--web.external-url`).";

const variables: readonly TemplateWord[] = [
  { name: "$labels", usage: "{{ $labels.instance }}", summary: labels },
  { name: "$value", usage: "{{ $value | humanize }}", summary: value },
  { name: "$externalLabels", usage: "{{ $externalLabels.region }}", summary: externalLabels },
  { name: "$externalURL", usage: "{{ $externalURL }}", summary: externalUrl },
];

export const dataFields: readonly TemplateWord[] = [
  { name: "Labels", usage: "{{ .Labels.instance }}", summary: labels },
  { name: "Value", usage: "{{ .Value | humanize }}", summary: value },
  { name: "ExternalLabels", usage: "{{ .ExternalLabels.region }}", summary: externalLabels },
  { name: "ExternalURL", usage: "{{ .ExternalURL }}", summary: externalUrl },
];

/** The fields of a series that a query of a template has found. */
export const sampleFields: readonly TemplateWord[] = [
  { name: "Labels", usage: "{{ .Labels.instance }}", summary: "The labels of the series." },
  { name: "Value", usage: "{{ .Value | humanize }}", summary: "The value of the series." },
];

export const templateKeywords: readonly TemplateWord[] = [
  {
    name: "if",
    usage: "{{ if gt $value 0.9 }}…{{ else }}…{{ end }}",
    summary: "What follows, unless the value is empty: false, 0, or a text, list or map without content.",
  },
  {
    name: "else",
    usage: "{{ else }}",
    summary: "What follows when the value of the block was empty; also `{{ else if … }}`.",
  },
  { name: "end", usage: "{{ end }}", summary: "The end of a block." },
  {
    name: "range",
    usage: '{{ range query "up" }}{{ .Labels.instance }} {{ end }}',
    summary: "What follows for every element, which is the dot (`.`) meanwhile; with `{{ else }}` for none.",
  },
  {
    name: "with",
    usage: '{{ with query "up" }}{{ . | first | value }}{{ end }}',
    summary: "What follows with the value as the dot (`.`), unless it is empty.",
  },
  {
    name: "define",
    usage: '{{ define "name" }}…{{ end }}',
    summary: "Defines a template. It knows no variables but `$`, which is what it is called with.",
  },
  { name: "template", usage: '{{ template "name" . }}', summary: "The text of a template that is defined." },
  {
    name: "block",
    usage: '{{ block "name" . }}…{{ end }}',
    summary: "Defines a template and calls it at once.",
  },
  { name: "break", usage: "{{ break }}", summary: "Ends the innermost `range`." },
  {
    name: "continue",
    usage: "{{ continue }}",
    summary: "Goes on with the next element of the innermost `range`.",
  },
];
