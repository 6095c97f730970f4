/** What a part of an alert template stands for, as far as its text tells. */
export type FlowValue =
  /** What Prometheus hands to the template: labels, value and so on. */
  | "data"
  /** Labels of the alert. */
  | "labels"
  | "external-labels"
  | "external-url"
  /** The value of the alert's expression. */
  | "value"
  /** The result of a query. */
  | "vector"
  /** One series of such a result. */
  | "sample"
  | "sample-labels"
  /** Labels of something that is not known: they may be those of the alert. */
  | "unknown-labels"
  /** A text, a number, or something else without parts. */
  | "plain"
  | "unknown";
