import { runApplies } from "./alerting/applies-command.ts";
import { runPreview } from "./alerting/preview-command.ts";
import { parseArguments } from "./arguments.ts";
import { runCheck } from "./check-command.ts";
import type { Environment } from "./environment.ts";
import { runExplain } from "./explain-command.ts";
import { helpText } from "./help.ts";
import { runLabels } from "./labels-command.ts";
import { runImport } from "./metrics/import-command.ts";
import { runSnapshot } from "./snapshot-command.ts";

/** Does what the arguments say; gives the exit code: at once, unless a server is asked. */
export function runCommandLine(argv: readonly string[], environment: Environment): number | Promise<number> {
  const command = parseArguments(argv);
  switch (command.kind) {
    case "help":
      environment.stdout.write(helpText(command.topic));
      return 0;
    case "version":
      environment.stdout.write(`promrules ${environment.manifest().version}\n`);
      return 0;
    case "check":
      return runCheck(command.options, environment);
    case "labels":
      return runLabels(command.options, environment);
    case "explain":
      return runExplain(command.options, environment);
    case "snapshot":
      return runSnapshot(command.options, environment);
    case "applies":
      return runApplies(command.options, environment);
    case "preview":
      return runPreview(command.options, environment);
    case "metrics import":
      return runImport(command.options, environment);
    case "lsp":
      environment.startServer();
      return 0;
    case "usage-error": {
      const help = command.topic === "promrules" ? "promrules --help" : `promrules ${command.topic} --help`;
      environment.stderr.write(`promrules: ${command.message}\nTry \`${help}\`.\n`);
      return 2;
    }
  }
}
