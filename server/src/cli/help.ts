import type { HelpTopic } from "./arguments.ts";

export function helpText(topic: HelpTopic): string {
  return texts[topic];
}

const promrules = `Checks for Prometheus alerting and recording rules.

Usage: promrules COMMAND [OPTION…]

Commands:
  check [PATH…]   Find mistakes in rule files.
  labels          Tell which labels the targets of a prometheus.yml have, and where each comes from.
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
  -h, --help               Show this help.

Exit codes:
  0  Nothing at or above --fail-on was found.
  1  Something was found.
  2  The command line is wrong, or a file cannot be read, or not be written with --fix.

Examples:
  promrules check
  promrules check --fail-on warning prometheus.yml 'rules/**/*.yml'
  helm template . | promrules check --format json -
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

const lsp = `Serves an editor over the Language Server Protocol, on standard input and output.

Usage: promrules lsp --stdio

Options:
  --stdio      Talk over standard input and output, the only way and so the default.
  -h, --help   Show this help.

Example, in Neovim:
  vim.lsp.config("promrules", { cmd = { "promrules", "lsp", "--stdio" }, filetypes = { "yaml", "promql" } })
`;

const texts: Readonly<Record<HelpTopic, string>> = { promrules, check, labels, lsp };
