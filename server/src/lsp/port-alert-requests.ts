import type { FileKind } from "../core/files/file-kind.ts";
import type { Project } from "../core/project/project.ts";
import type { Settings } from "../core/project/settings.ts";
import type { FileAt } from "../features/feature-context.ts";
import { newPortAlert } from "../features/port-alert.ts";
import {
  type PortAlertAnswer,
  type PortAlertFiles,
  type PortAlertParams,
  portAlertFilesRequest,
  portAlertRequest,
} from "../protocol/port-alert.ts";
import { inSlices } from "./slices.ts";
import { pathToUri, slashPath } from "./uri-path.ts";

interface Sources {
  readonly project: Project;
  settingsFor(uri: string): Settings;
  filesWith(text: string): Generator<void, readonly FileAt[], void>;
}

/** What the command asks that writes what watches a port. */
export function portAlertRequests({ project, settingsFor, filesWith }: Sources) {
  return {
    [portAlertRequest]: ({ ports, rules, telegraf }: PortAlertParams): PortAlertAnswer =>
      newPortAlert({
        ports,
        rules: rules.text,
        telegraf: telegraf.text,
        setup: project.telegrafOf(slashPath(rules.uri) ?? rules.uri),
        options: settingsFor(rules.uri).read,
      }),
    [portAlertFilesRequest]: async (): Promise<PortAlertFiles> => {
      let found: readonly FileAt[] = [];
      await inSlices(find(), () => true);
      const ofKinds = (...kinds: readonly FileKind[]): readonly string[] =>
        found.filter(({ file }) => kinds.includes(file.kind)).map(({ path }) => pathToUri(path));
      return { rules: ofKinds("rule-file", "kubernetes-rules"), telegraf: ofKinds("telegraf-config") };

      function* find(): Generator<void> {
        // Files that somebody has just begun have no word yet.
        found = yield* filesWith("");
      }
    },
  };
}
