import type { Command } from "vscode";
import type { ServerTrouble } from "../../server/src/protocol/requests.ts";

/** What somebody who looks at a server probably wants to do about it. */
export function nextStep(trouble: ServerTrouble["kind"] | undefined): Command {
  switch (trouble) {
    case "settings":
      return {
        title: "Open Settings",
        command: "workbench.action.openSettings",
        arguments: ["promrules.prometheus"],
      };
    case "untrusted":
      return { title: "Manage Trust", command: "workbench.trust.manage" };
    case "credentials":
      return { title: "Set Credentials", command: "promrules.setCredentials" };
    case "connection":
      return { title: "Test Connection", command: "promrules.testConnection" };
    default:
      return { title: "Choose Server", command: "promrules.chooseServer" };
  }
}
