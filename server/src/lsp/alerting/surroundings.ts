import { type ListedTarget, listedTargets } from "../../core/alerting/known-targets.ts";
import type { Project } from "../../core/project/project.ts";
import type { YamlLibrary } from "../../core/yaml/yaml-library.ts";
import type { FileAt } from "../../features/feature-context.ts";
import { pathInWords } from "../../features/path-in-words.ts";
import type { Servers } from "../servers.ts";
import { slashPath } from "../uri-path.ts";
import type { Workspace } from "../workspace.ts";

/** What requests about alerts need of the server. */
export interface AlertSurroundings {
  readonly workspace: Workspace;
  readonly project: Project;
  readonly servers: Servers;
  readonly yaml: YamlLibrary;
  /** All rule files of the workspace in which a text may stand. */
  filesWith(text: string): Generator<void, readonly FileAt[], void>;
}

interface NamedTarget extends Pick<ListedTarget, "target" | "source"> {
  readonly from: string;
}

/** The targets that the configuration of a file lists, or that the nearest one does. */
export function targetsFor(uri: string, { project }: AlertSurroundings): NamedTarget[] {
  const path = slashPath(uri) ?? uri;
  const { jobs } = project.universeOf(path) ?? project.nearestKnowledge(path);
  return [...listedTargets(jobs)].map(({ target, source, place }) => {
    const line = project.file(place.file)?.positionAt(place.span.from).line ?? 0;
    return { target, source, from: `${pathInWords(place.file, path)}:${line + 1}` };
  });
}
