import type { HelpTopic } from "./arguments.ts";

export function helpText(topic: HelpTopic): string {
  return texts[topic];
}

const promrules = `Checks for Prometheus alerting and recording rules.

Usage: promrules COMMAND [OPTION…]

Commands:
  check [PATH…]   Find mistakes in rule files.
  explain FILE    Say in plain sentences what the rules of a file say.
  labels          Tell which labels the targets of a prometheus.yml have, and where each comes from.
  snapshot        Record what a Prometheus server knows of the rules, to check them without it.
  applies RULES…  Tell whether alerting rules apply to a target, and which matcher keeps it out.
  preview RULES…  Print what Prometheus would post to Alertmanager.
  metrics import  Take what an exporter's page tells of its metrics into the workspace.
  lsp --stdio     Serve an editor over the Language Server Protocol.
  help [COMMAND]  Say more about a command.

Options:
  -h, --help      Show this help.
  -V, --version   Show the version.

Example:
  promrules check rules/
`;

const check = `Finds mistakes in rule files: everything that Prometheus would reject, and more.

Usage: promrules check [OPTION…] [PATH…]

PATH is a file, a folder, a pattern such as 'rules/**/*.yml', or - for standard input.
Folders are searched with all that is in them, without node_modules and what .gitignore leaves out.
Without a PATH, the current folder is searched.

Options:
  --format FORMAT          text (default), json, github or sarif.
  --fail-on SEVERITY       Exit with 1 from this severity on: error (default), warning, information, hint or never.
  --enable-feature NAMES   Features of Prometheus that are switched on, as its own --enable-feature; may repeat.
  --dialect DIALECT        prometheus (default), thanos, mimir, victoriametrics or loki.
  --name-validation WHICH  utf8 (default) or legacy names of metrics and labels.
  --fix                    Write all fixes into the files that nobody has to look at, and report what remains.
                           Of standard input, the fixed text goes to standard output and the report to standard error.
  --config FILE            Use this configuration, not the promrules.yaml nearest to each file.
  --stdin-filename NAME    The name that standard input is shown and recognised by.
  --prometheus URL         Ask this server which metrics and labels there are, and check the rules against them.
  --prometheus-config FILE What else is to be known of the server, as an entry of promrules.servers in JSON.
  --snapshot FILE          Take what promrules snapshot wrote for the server.
  -h, --help               Show this help.

Exit codes:
  0  Nothing at or above --fail-on was found.
  1  Something was found.
  2  The command line is wrong, or a file cannot be read, or not be written with --fix, or the server not be asked.

Credentials for the server are taken from the environment: PROMRULES_TOKEN, or PROMRULES_USERNAME and
PROMRULES_PASSWORD, or files named by PROMRULES_TOKEN_FILE and PROMRULES_PASSWORD_FILE. PROMRULES_HEADERS has
headers, one in each line. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are respected.

Examples:
  promrules check
  promrules check --fail-on warning prometheus.yml 'rules/**/*.yml'
  helm template . | promrules check --format json -
  promrules check --prometheus http://localhost:9090 rules/
`;

const snapshot = `Records what a Prometheus server knows of the rules: names, types, labels and their values, but no samples.

Usage: promrules snapshot --prometheus URL [OPTION…] [RULES…]

RULES are files, folders or patterns as for promrules check; without any, all of the current folder.
The file is small and sorted, made to be kept beside the rules. promrules check --snapshot FILE, and an editor when
promrules.yaml names the file as its snapshot, then find the same without the server.

Options:
  --prometheus URL          The server; how to authenticate is said in promrules check --help.
  --prometheus-config FILE  What else is to be known of the server, as an entry of promrules.servers in JSON.
  --for RULES               The same as RULES; may repeat.
  -o, --output FILE         Write here, not to standard output.
  --config FILE             Use this configuration, not the promrules.yaml nearest to each file.
  -h, --help                Show this help.

Exit codes:
  0  The snapshot was taken.
  2  The command line is wrong, or something cannot be read or written, or the server cannot be asked.

Example:
  promrules snapshot --prometheus http://localhost:9090 rules/ -o .promrules/snapshot.yaml
`;

const explain = `Says in plain sentences what rules say: when they fire, for which series, and what is sent or recorded.

Usage: promrules explain [OPTION…] FILE[:LINE]…

FILE is a rule file, or a manifest with rules in it, or - for standard input.
With a LINE, only the rule in that line is told.

Options:
  --format FORMAT  text (default), markdown or json.
  -h, --help       Show this help.

Exit codes:
  0  All rules were told.
  1  The expression of a rule is broken, or there are no rules.
  2  The command line is wrong, or a file cannot be read, or there is no rule in the line.

Examples:
  promrules explain rules/node.yml
  promrules explain --format markdown rules/node.yml:12
`;

const labels = `Tells which labels the targets of each job have, and where each comes from, without asking a server.

Usage: promrules labels [OPTION…]

Targets of static_configs and of target files are exact. Of service discoveries it is told what is certain and what
is possible, with the values that are known.

Options:
  --config FILE    The prometheus.yml; without it, the one in the current folder.
  --job NAME       This job only.
  --steps          Show what each relabel rule does.
  --format FORMAT  text (default) or json.
  -h, --help       Show this help.

Exit codes:
  0  The labels were told.
  2  The command line is wrong, or the configuration cannot be read.

Examples:
  promrules labels
  promrules labels --config prometheus/prometheus.yml --job node --steps
`;

const applies = `Tells whether alerting rules apply to a target, and which matcher keeps it out.

Usage: promrules applies RULES… [--alert NAME] (--labels LABELS | --instance INSTANCE) [OPTION…]

RULES are files, folders, patterns, or - for standard input.
A rule applies when every selector matches that its result cannot do without.

Options:
  --alert NAME              This rule only.
  --labels LABELS           All labels of the target: '{job="node", instance="a:9100"}'; with a name before it, a series.
  --instance INSTANCE       The target of the configuration, or of the server, with this instance.
  --config FILE             The prometheus.yml with the targets; without it, the one near the rules.
  --prometheus URL          Ask this server for its targets, and what it returns now.
  --prometheus-config FILE  How to ask the server, as promrules check takes it.
  --format FORMAT           text (default) or json.
  -h, --help                Show this help.

Exit codes:
  0  A rule applies.
  1  No rule applies.
  2  The command line is wrong, or something cannot be read.
  3  Whether a rule applies is not known, and no other one does.

Examples:
  promrules applies rules.yml --labels '{job="node", instance="a:9100", environment="prod"}'
  promrules applies rules/ --alert InstanceDown --instance a:9100 --config prometheus.yml --format json
`;

const preview = `Prints what Prometheus would post to Alertmanager, as JSON.

Usage: promrules preview RULES… --alert NAME (--series 'SERIES VALUE' | --prometheus URL) [OPTION…]

The result of the rule's expression is what --series says, or what the server returns. The condition is taken as
having held for long enough.

Options:
  --alert NAME              The rule.
  --series SERIES           An element of the result with its value: '{job="node", instance="a:9100"} 0'; may repeat.
  --prometheus URL          Ask this server what the expression returns.
  --prometheus-config FILE  How to ask the server, as promrules check takes it.
  --config FILE             The prometheus.yml with external_labels and alert_relabel_configs; without it, the one near
                            the rules.
  --external-url URL        The address of Prometheus in the alerts; http://localhost:9090 where no server tells it.
  --at TIME                 The evaluation, in RFC 3339 or as seconds since 1970; now without it.
  --alertmanager N          The entry of alertmanagers that the alerts go to, counted from 1; the first one without it.
  -h, --help                Show this help.

Exit codes:
  0  The alerts were printed.
  1  Prometheus would send nothing.
  2  The command line is wrong, something cannot be read, or the server does not answer.

Examples:
  promrules preview rules.yml --alert InstanceDown --series '{job="node", instance="a:9100"} 0'
  promrules preview rules.yml --alert InstanceDown --prometheus http://localhost:9090
`;

const metrics = `Takes what an exporter's page tells of its metrics into the workspace, for hover, completion and checks.

Usage: promrules metrics import FILE|URL [-o FILE]

FILE is a page in the text format of Prometheus or in OpenMetrics, as at /metrics, or - for standard input.
Metrics that the workspace does not describe yet are added; what is there stays as somebody wrote it.

Options:
  -o, --output FILE  Write here, not to .promrules/metrics.yaml; - for standard output.
  -h, --help         Show this help.

Exit codes:
  0  The metrics were taken.
  2  The command line is wrong, or something cannot be read or written, or there are no metrics.

How to authenticate is said in promrules check --help.

Examples:
  promrules metrics import http://localhost:8080/metrics
  curl -s http://localhost:8080/metrics | promrules metrics import -
`;

const lsp = `Serves an editor over the Language Server Protocol, on standard input and output.

Usage: promrules lsp --stdio

Options:
  --stdio      Talk over standard input and output, the only way and so the default.
  -h, --help   Show this help.

Example, in Neovim:
  vim.lsp.config("promrules", { cmd = { "promrules", "lsp", "--stdio" }, filetypes = { "yaml", "promql" } })
`;

const texts: Readonly<Record<HelpTopic, string>> = {
  promrules,
  check,
  labels,
  explain,
  snapshot,
  applies,
  preview,
  metrics,
  lsp,
};
