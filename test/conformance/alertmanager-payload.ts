import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { alertDefinition, alertingRulesIn } from "../../server/src/core/alerting/alert-definition.ts";
import {
  type AlertPreview,
  type PostedAlert,
  previewAlerts,
} from "../../server/src/core/alerting/preview.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { testReadOptions } from "../support/read-options.ts";
import { differenceOf, readCaseFile, type Suite } from "./suite.ts";

/** What is posted to Alertmanager: the example, and for real rules whatever the schema says of it. */
export const alertmanagerPayloadSuite: Suite = {
  name: "alertmanager-payload",
  *run() {
    const [example] = readCaseFile<PostedAlert[]>("alertmanager-payload.example.json");
    yield { title: "example", difference: differenceOf(exampleAlert(), bySortedLabels(example!)) };
    const ajv = new Ajv({ strict: false, formats: { "date-time": isTime, uri: isUri } });
    const isValid = ajv.compile(readCaseFile<object>("alertmanager-payload.schema.json"));
    for (const { file, alert, posted } of realAlerts()) {
      const difference = isValid(posted) ? undefined : ajv.errorsText(isValid.errors);
      yield { title: `${file} ${alert}`, difference };
    }
  },
};

function exampleAlert(): PostedAlert | undefined {
  const rules = `
groups:
  - name: g
    rules:
      - alert: InstanceDown
        expr: up == 0
        labels: {severity: page}
        annotations: {summary: "Instance {{ $labels.instance }} down"}
`;
  const [made] = previewsIn(rules, "rules.yml", new Map([["cluster", "eu-1"]]));
  return made?.preview.alerts[0]?.posted;
}

/** Maps of Go are in the order of their keys. */
function bySortedLabels({ labels, ...alert }: PostedAlert): unknown {
  const sorted = Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...alert, labels: sorted };
}

interface Previewed {
  readonly alert: string;
  readonly preview: AlertPreview;
}

function* previewsIn(
  text: string,
  file: string,
  externalLabels: ReadonlyMap<string, string>,
): Iterable<Previewed> {
  const now = Date.UTC(2026, 0, 1, 0, 5);
  const { regex } = testReadOptions;
  const sample = {
    labels: new Map([
      ["__name__", "up"],
      ["instance", "web-1:9100"],
      ["job", "node"],
    ]),
    value: 0,
  };
  const source = readFile(text, { path: file, options: testReadOptions, namedBy: "user" });
  for (const placed of alertingRulesIn(source)) {
    const definition = alertDefinition(placed);
    const preview = previewAlerts(definition, [sample], {
      externalLabels,
      alertRelabelConfigs: [],
      relabelOptions: { compile: regex, names: "utf8" },
      world: { query: () => undefined, regex, externalUrl: "http://prometheus.example:9090", now },
      startOf: () => now,
      evaluationInterval: 60_000,
      resendDelay: 60_000,
    });
    yield { alert: definition.alert, preview };
  }
}

function* realAlerts() {
  const folder = path.resolve("../shared/corpora");
  const { files } = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")) as {
    files: { file: string; kind: string; promtool?: { ok: boolean } }[];
  };
  for (const { file, kind, promtool } of files) {
    if (kind !== "rules" || promtool?.ok !== true) continue;
    const text = readFileSync(path.join(folder, file), "utf8");
    for (const { alert, preview } of previewsIn(text, file, new Map())) {
      yield { file, alert, posted: preview.alerts.flatMap(({ posted }) => posted ?? []) };
    }
  }
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}

function isUri(text: string): boolean {
  return URL.canParse(text);
}
