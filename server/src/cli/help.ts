import type { HelpTopic } from "./arguments.ts";

export function helpText(topic: HelpTopic): string {
  return texts[topic];
}

const promrules = `Checks for Prometheus alerting and recording rules.

Usage: promrules COMMAND [OPTION…]

Commands:
  check [PATH…]   Find mistakes in rule files.
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

const lsp = `Serves an editor over the Language Server Protocol, on standard input and output.

Usage: promrules lsp --stdio

Options:
  --stdio      Talk over standard input and output, the only way and so the default.
  -h, --help   Show this help.

Example, in Neovim:
  vim.lsp.config("promrules", { cmd = { "promrules", "lsp", "--stdio" }, filetypes = { "yaml", "promql" } })
`;

const texts: Readonly<Record<HelpTopic, string>> = { promrules, check, lsp };
