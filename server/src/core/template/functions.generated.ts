// Generated from data/template-functions.json by scripts/generate-template-functions.mjs. Do not edit.

/** The format is in `functions.ts`, which reads it. */
export const prometheusFunctionTable = `
args|any...|map|2.0|Bundles arguments as arg0, arg1, ... for a nested template.
externalURL||string|2.0|External URL of the server.
first|vector|sample|2.0|First series of a query result; an error when the result is empty.
graphLink|expr|string|2.0|Path of the graph view for an expression.
humanize1024|number or string|string|2.0|Formats with a binary unit prefix (ki, Mi, ...).
humanizeDuration|number or string|string|2.0|Formats seconds as days, hours, minutes, seconds.
humanizePercentage|number or string|string|2.11|Formats a ratio as a percentage.
humanizeTimestamp|number or string|string|2.0|Formats Unix seconds as a UTC date and time.
humanize|number or string|string|2.0|Formats with a decimal unit prefix (k, M, ...; m, u, ...).
label|label name, sample|string|2.0|Value of one label of a series.
match|pattern, text|bool|2.0|Whether a regular expression (not anchored) is found in the text.
now||number|3.6|Unix seconds at evaluation.
parseDuration|duration string|number|2.32|Seconds of a Prometheus duration.
pathPrefix||string|2.0|Path part of the external URL.
query|query string|vector|2.0|Runs a PromQL instant query and returns its series.
reReplaceAll|pattern, replacement, text|string|2.0|Replaces every match of a regular expression (not anchored).
safeHtml|text|html|2.0|Marks text as HTML that needs no escaping.
sortByLabel|label, vector|vector|2.0|Sorts a query result by one label.
stripDomain|host or host:port|string|2.36|Drops the domain, keeping the port; leaves IP addresses alone.
stripPort|host:port|string|2.33|Drops the port.
strvalue|sample|string|2.0|Value of the special label __value__ of a series.
tableLink|expr|string|2.0|Path of the table view for an expression.
title|text|string|2.0|Upper-cases the first letter of each word.
tmpl|name, data|html|2.0|Runs a named template whose name is not a constant (console pages).
toDuration|number or string|*time.Duration|3.6|Converts seconds to a Go duration.
toLower|text|string|2.0|Lower-cases the text.
toTime|number or string|*time.Time|2.38|Converts Unix seconds to a Go time.
toUpper|text|string|2.0|Upper-cases the text.
urlQueryEscape|text|string|3.8|Escapes text for use in a URL query.
value|sample|number|2.0|Value of a series.
`;
