import { type QuickPickItem, window } from "vscode";
import { type AlertedPort, knownPorts } from "../../../server/src/protocol/port-alert.ts";
import { parsePorts, portLabel, unknownPorts } from "./port-input.ts";

interface PortItem extends QuickPickItem {
  readonly ports: readonly AlertedPort[];
}

/**
 * Asks for one or several ports: those that are checked, and what is typed, in one place, so that `3306` and Enter are
 * enough. Missing where nobody answers.
 */
export function askPorts(host: string, begun = ""): Promise<readonly AlertedPort[] | undefined> {
  const usual = knownPorts.map(([service, port, protocol]) => itemOf([{ host, port, protocol, service }]));
  const pick = window.createQuickPick<PortItem>();
  pick.title = `Ports of ${host}`;
  pick.placeholder = "Check ports, or type them: 3306, 5060/udp, redis";
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.items = usual;

  /** What is typed beside the names and numbers that the list is looked through for. */
  const typed = (): readonly AlertedPort[] => {
    const word = pick.value.trim().toLowerCase();
    const isSearch = usual.some(({ label }) => label.toLowerCase().includes(word));
    return isSearch && pick.selectedItems.length > 0 ? [] : (parsePorts(pick.value, host) ?? []);
  };
  const showTyped = (): void => {
    const checked = pick.selectedItems;
    const ports = /\d|,/.test(pick.value) ? (parsePorts(pick.value, host) ?? []) : [];
    const isListed = ports.length === 1 && usual.some((item) => item.label === itemOf(ports).label);
    const unknown = /\d|,/.test(pick.value) ? unknownPorts(pick.value) : [];
    const said =
      unknown.length > 0 ? [mistakeOf(unknown)] : ports.length > 0 && !isListed ? [itemOf(ports)] : [];
    pick.items = [...said.map((item) => ({ ...item, alwaysShow: true })), ...usual];
    pick.selectedItems = checked.filter((item) => usual.includes(item));
  };
  pick.onDidChangeValue(showTyped);
  pick.value = begun;
  showTyped();

  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const chosen = [...pick.selectedItems.flatMap(({ ports }) => ports), ...typed()];
      if (chosen.length === 0) return;
      const each = new Map(chosen.map((port) => [`${port.port}/${port.protocol}`, port]));
      resolve([...each.values()]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Shown where nothing else would be; it stands for no port. */
function mistakeOf(unknown: readonly string[]): PortItem {
  return { label: `$(warning) Not a port: ${unknown.join(", ")}`, ports: [] };
}

function itemOf(ports: readonly AlertedPort[]): PortItem {
  const protocols = new Set(ports.map(({ protocol }) => protocol));
  const [only] = protocols.size === 1 ? protocols : [];
  const label = ports
    .map((port) => (only === undefined ? `${portLabel(port)} ${port.protocol}` : portLabel(port)))
    .join(", ");
  return { label, ...(only !== undefined && { description: only }), ports };
}
