import type { Severity } from "../../core/checks/check.ts";

/** Puts colours around text, or leaves it as it is. */
export interface Colors {
  severity(severity: Severity, text: string): string;
  bold(text: string): string;
  faint(text: string): string;
}

export const noColors: Colors = {
  severity: (_, text) => text,
  bold: (text) => text,
  faint: (text) => text,
};

const severityCodes: Readonly<Record<Severity, number>> = {
  error: 31,
  warning: 33,
  information: 34,
  hint: 36,
};

export const terminalColors: Colors = {
  severity: (severity, text) => `\u001b[1;${severityCodes[severity]}m${text}\u001b[0m`,
  bold: (text) => `\u001b[1m${text}\u001b[0m`,
  faint: (text) => `\u001b[2m${text}\u001b[0m`,
};

/** `NO_COLOR` and `FORCE_COLOR` as https://no-color.org and https://force-color.org say; else colours on terminals only. */
export function colorsFor(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Colors {
  const { NO_COLOR: off, FORCE_COLOR: force, TERM: terminal } = environment;
  if (off !== undefined && off !== "") return noColors;
  if (force !== undefined && force !== "")
    return force === "0" || force === "false" ? noColors : terminalColors;
  return isTerminal && terminal !== "dumb" ? terminalColors : noColors;
}
