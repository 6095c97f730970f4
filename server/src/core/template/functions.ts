/** What Prometheus adds to Go's functions. `tmpl` is for console pages alone. */
const prometheusFunctions = [
  "query",
  "first",
  "label",
  "value",
  "strvalue",
  "args",
  "reReplaceAll",
  "safeHtml",
  "match",
  "title",
  "toUpper",
  "toLower",
  "graphLink",
  "tableLink",
  "sortByLabel",
  "stripPort",
  "stripDomain",
  "humanize",
  "humanize1024",
  "humanizeDuration",
  "humanizePercentage",
  "humanizeTimestamp",
  "toTime",
  "toDuration",
  "now",
  "pathPrefix",
  "externalURL",
  "parseDuration",
  "urlQueryEscape",
];

const goFunctions = [
  "and",
  "or",
  "not",
  "len",
  "index",
  "slice",
  "print",
  "printf",
  "println",
  "html",
  "js",
  "urlquery",
  "call",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
];

/** The functions of alert templates. */
export const alertFunctions: ReadonlySet<string> = new Set([...prometheusFunctions, ...goFunctions]);

/** The variables that Prometheus declares before the text of every label and annotation. */
export const alertVariables: ReadonlySet<string> = new Set([
  "$labels",
  "$externalLabels",
  "$externalURL",
  "$value",
]);
