import { setTimeout as wait } from "node:timers/promises";
import type { InitializeParams } from "vscode-languageserver-protocol";
import { MetricCatalogue } from "../core/catalogue/metric-catalogue.ts";
import { checkPage } from "../core/checks/check-page.ts";
import { checks } from "../core/checks/index.ts";
import { noFacts } from "../core/facts/facts.ts";
import type { FileHints } from "../core/files/file-kind.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import { OwnMetricsFiles } from "../core/project/own-metrics-files.ts";
import { type NamedFiles, Project } from "../core/project/project.ts";
import { RuleFileNames } from "../core/project/rule-file-names.ts";
import { createRegexCompiler } from "../core/regex/compile-regex.ts";
import {
  type FileParams,
  type InitializationOptions,
  projectNotification,
  serversNotification,
  snapshotRequest,
  usedSnapshotRequest,
} from "../protocol/requests.ts";
import { withoutLinks } from "../protocol/without-links.ts";
import { alertingRequests } from "./alerting/alerting-requests.ts";
import { Answers } from "./answer.ts";
import { readClient } from "./capabilities.ts";
import { ClientConfiguration } from "./client-configuration.ts";
import { ConfigurationFiles } from "./configuration-files.ts";
import { documentHandlers } from "./document-handlers.ts";
import type { Environment } from "./environment.ts";
import { describeError } from "./handle-safely.ts";
import { requestHandlers } from "./handlers.ts";
import type { Server } from "./lifecycle.ts";
import { LiveFacts } from "./live-facts.ts";
import type { Peer } from "./peer.ts";
import { portAlertRequests } from "./port-alert-requests.ts";
import { ProjectFiles } from "./project-files.ts";
import { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import { SemanticTokensMemory } from "./semantic-tokens-memory.ts";
import { secretsOfClient, serverNotifications, serverRequests } from "./server-handlers.ts";
import { Servers } from "./servers.ts";
import { type SentSettings, SettingsStore } from "./settings-store.ts";
import { Snapshots } from "./snapshots.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import { pathToUri, schemeOf, slashPath } from "./uri-path.ts";
import { warmUp } from "./warm-up.ts";
import { fileHandlers, registerWatchers } from "./watch-files.ts";
import { Workspace } from "./workspace.ts";

/** How long documents wait for the client to say what its settings are, in milliseconds. */
const patience = 1000;

/** How long after the last edit of a file the others are looked at again, in milliseconds. */
const refreshAfter = 300;

/** The whole server: everything that holds state is made here and handed to whoever needs it. */
export function createServer(peer: Peer, params: InitializeParams, environment: Environment): Server {
  const client = readClient(params.capabilities);
  const options = params.initializationOptions as InitializationOptions | undefined;
  const { manifest } = environment;

  const { disk } = environment;
  const catalogue = new MetricCatalogue(environment.catalogue);
  const files = new ConfigurationFiles({ ...environment, ...disk, knownChecks: checks.map(({ id }) => id) });
  const names = new RuleFileNames({ ...environment, ...disk });
  const metrics = new OwnMetricsFiles({ ...disk, yaml: environment.yaml, catalogue });
  const settings = new SettingsStore(
    files,
    {
      yaml: environment.yaml,
      toml: environment.toml,
      regex: createRegexCompiler(),
      catalogue,
    },
    metrics,
  );
  const servers = new Servers({
    part: environment.prometheus,
    variables: environment.variables,
    findSecret: options?.secrets === true ? secretsOfClient(peer) : undefined,
    isTrusted: options?.trusted !== false,
    // This may be while the server is made.
    changed: () => queueMicrotask(serversChanged),
    told: tellOfServers,
    log: peer.log,
  });
  const takeSettings = (sent: readonly SentSettings[], proxy: unknown): void => {
    settings.take(sent);
    servers.take(sent, proxy);
  };
  const configuring = { peer, take: takeSettings, changed: rereadAll };
  const configuration = new ClientConfiguration(configuring, params, client);
  const configFor = (path: string): string | undefined => files.above(path).prometheusConfigFor(path);
  const project = new Project({ configFor, telegrafFor: (path) => files.above(path).telegrafFor(path) });
  const snapshots = new Snapshots({
    ...disk,
    yaml: environment.yaml,
    pathFor: (path) => files.above(path).snapshotFor(path),
    tell: (message) => peer.notify("window/showMessage", { type: 2, message: withoutLinks(message) }),
  });
  const liveFacts = new LiveFacts({
    apiFor: (uri) => servers.apiFor(uri),
    lookbackFor: (uri) => servers.lookbackFor(uri),
    part: environment.prometheus,
    read: settings.settingsFor("").read,
    snapshotFor: (uri) => snapshots.factsFor(uri),
    documents: () => workspace.askingDocuments(),
    changed: refresh,
  });
  const workspace = new Workspace({
    settingsFor: (uri) => settings.settingsFor(uri),
    namedBy: (path) => namedByOf(project.namedKind(path)) ?? names.namedBy(path),
    client,
    project,
    factsFor: (uri) => liveFacts.factsFor(uri),
    writtenRules: () => projectFiles.writtenRules.rules,
    featureFactsFor: (uri) => liveFacts.featureFactsFor(uri),
    filesWith: (text) => projectFiles.filesWith(text),
    projectChanged,
  });
  const projectFiles = new ProjectFiles({
    disk,
    project,
    optionsFor: (path) => settings.settingsFor(pathToUri(path)).read,
    isExcluded: (path) => settings.isExcluded(pathToUri(path)),
    configFor,
    wantsRules: (path) => liveFacts.factsFor(pathToUri(path)) !== noFacts,
    isOpen: (path) => workspace.documentAt(path) !== undefined,
    changed: refreshProject,
    log: peer.log,
  });
  const publisher = new DiagnosticsPublisher({
    peer,
    workspace,
    sendsStatus: options?.status === true,
    pushes: !client.pullsDiagnostics,
    checkPage: (check) => checkPage(manifest.repository, check),
    isReported: ({ uri }) => isReportedScheme(schemeOf(uri)) && !settings.isExcluded(uri),
  });
  let refreshing: NodeJS.Timeout | undefined;
  /** The documents whose new versions nobody has been told of. */
  const edited = new Set<string>();
  let isPrepared = false;
  const tokens = new SemanticTokensMemory();
  const answers = new Answers(workspace, (uri) => servers.metricsFor(uri));

  return {
    initialized: () => void prepare(),
    requests: {
      ...requestHandlers({ answers, tokens, publisher, showsHints: (uri) => settings.showsHints(uri) }),
      ...serverRequests(servers),
      [snapshotRequest]: (params: FileParams | undefined) =>
        takeSnapshot(params?.uri ?? "", {
          servers,
          part: environment.prometheus,
          project,
          settingsFor: (uri) => settings.settingsFor(uri),
          filesWith: (text) => projectFiles.filesWith(text),
          pathFor: (uri) => snapshots.pathFor(uri),
        }),
      [usedSnapshotRequest]: ({ uri = "" }: FileParams) =>
        servers.apiFor(uri) === undefined ? snapshots.usedFor(uri) : undefined,
      ...portAlertRequests({
        project,
        settingsFor: (uri) => settings.settingsFor(uri),
        filesWith: (text) => projectFiles.filesWith(text),
      }),
      ...alertingRequests({
        answers,
        workspace,
        project,
        servers,
        yaml: environment.yaml,
        filesWith: (text) => projectFiles.filesWith(text),
        showsLenses: (uri) => settings.showsLenses(uri),
      }),
    },
    notifications: {
      ...documentHandlers({ workspace, publisher, tokens, files: projectFiles }),
      ...fileHandlers({
        files: [files, names, snapshots, metrics],
        changed: rereadAll,
        changedOnDisk: (paths) => {
          if (snapshots.changedOnDisk(paths)) {
            refresh();
            tellOfServers();
          }
          projectFiles.changedOnDisk(paths);
        },
      }),
      ...configuration.handlers(),
      ...serverNotifications(servers),
    },
  };

  /** A client that is slow to answer, or never does, must not keep its documents without diagnostics. */
  async function prepare(): Promise<void> {
    publisher.hold();
    const preparing = [configuration.initialized(client), registerWatchers(peer, client)];
    const prepared = Promise.allSettled(preparing).then((outcomes) => {
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") peer.log(describeError(outcome.reason));
      }
    });
    await Promise.race([prepared, wait(patience, undefined, { ref: false })]);
    publisher.release();
    isPrepared = true;
    readFolders();
    const isIdle = (): boolean => [...workspace.documents()].length === 0;
    if (environment.warmsUp) warmUp(settings.settingsFor("").read, isIdle);
  }

  function serversChanged(): void {
    liveFacts.serversChanged();
    if (isPrepared) readFolders();
  }

  /** There is news of what tells about files beside themselves. */
  function tellOfServers(): void {
    if (options?.status === true) peer.notify(serversNotification, {});
  }

  /** Other settings may hold, or other folders. */
  function rereadAll(): void {
    project.settingsChanged();
    for (const document of [...workspace.documents()]) {
      workspace.reread(document);
      publisher.changed(document.uri);
    }
    tellOfServers();
    if (isPrepared) readFolders();
    if (client.refreshesLenses) peer.ask("workspace/codeLens/refresh", undefined).catch(() => {});
    if (client.refreshesHints) peer.ask("workspace/inlayHint/refresh", undefined).catch(() => {});
  }

  function readFolders(): void {
    projectFiles.setFolders(configuration.folders.flatMap(({ uri }) => slashPath(uri) ?? []));
  }

  /** Whoever types in one file gets news about the others when there is a pause. */
  function projectChanged(file: SourceFile, uri: string): void {
    edited.add(uri);
    clearTimeout(refreshing);
    const isAlone = !project.hasConfigs && !project.hasTelegraf;
    const isConfig = file.kind === "prometheus-config";
    const tell = isAlone ? tellOfProject : isConfig ? () => projectFiles.configChanged() : refreshProject;
    refreshing = setTimeout(tell, refreshAfter);
    refreshing.unref();
  }

  function refreshProject(): void {
    refresh();
    tellOfProject();
  }

  function tellOfProject(): void {
    if (options?.status === true) peer.notify(projectNotification, { uris: [...edited] });
    edited.clear();
  }

  /** Other files may say something else about the open ones. */
  function refresh(): void {
    const reread = [...workspace.documents()].filter((document) => workspace.reread(document));
    const outdated = [...reread, ...workspace.outdated()];
    for (const { uri } of outdated) publisher.changed(uri);
    const asks = client.pullsDiagnostics && client.refreshesDiagnostics && outdated.length > 0;
    if (asks) peer.ask("workspace/diagnostic/refresh", undefined).catch(() => {});
  }

  /** Old versions in version control and other read-only views are read, but nobody can mend them. */
  function isReportedScheme(scheme: string): boolean {
    const workspaceSchemes = configuration.folders.map(({ uri }) => schemeOf(uri));
    return ["file", "untitled", ...workspaceSchemes].includes(scheme);
  }
}

function namedByOf(kind: NamedFiles["kind"] | undefined): FileHints["namedBy"] {
  if (kind === "rule-file") return "rule_files";
  return kind === "target-file" ? "file_sd_configs" : undefined;
}
