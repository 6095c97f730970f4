import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { type Browser, chromium, type FrameLocator, type PageScreenshotOptions } from "playwright-core";
import { type ScrapingPrometheus, startScrapingPrometheus } from "../prometheus/scraping-prometheus.ts";
import { Workbench } from "./workbench.ts";

const {
  PROMRULES_BROWSER: browserAddress = "",
  PROMRULES_WORKBENCH: address = "",
  PROMRULES_WORKSPACE: folder = "",
} = process.env;
const screenshots = path.resolve("out/screenshots");
/** Without the title bar and the side bars. */
const forDocs = { x: 50, y: 36, width: 1350, height: 690 };
const settings = path.join(folder, ".vscode");

let browser: Browser;
let workbench: Workbench;
let frame: FrameLocator;
let prometheus: ScrapingPrometheus | undefined;

before(async () => {
  browser = await chromium.connect(browserAddress);
  const context = await browser.newContext({
    viewport: { width: 1400, height: 760 },
    deviceScaleFactor: 1.5,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  workbench = new Workbench(page);
  await workbench.ready();
});

afterEach(async (context) => {
  await take(`last/${context.name}`);
});

after(async () => {
  await browser?.close();
  await prometheus?.stop();
  rmSync(settings, { recursive: true, force: true });
});

test("says from the lens above a rule which matcher keeps a target out", async () => {
  await workbench.open("rules/endpoints.yml");
  await workbench.lens("Applies to…");
  frame = workbench.webview("Applies to…");
  await frame.getByRole("heading", { name: "AWS.SERVICE.EndpointDown" }).waitFor();
  const target = frame.getByRole("combobox", { name: "Target" });
  await target.fill("kafka 7071");
  await frame.getByRole("option", { name: "10.4.52.20:7071" }).waitFor();
  await target.press("Enter");
  await frame.getByRole("heading", { name: "Does not apply" }).waitFor();
  await frame
    .getByText("The rule does not apply: job is kafka; needs anything but kafka or kafka_exporter.")
    .first()
    .waitFor();
  await takeThemes("applies");
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  await take("applies-panel", forDocs);
  await workbench.command("View: Toggle Primary Side Bar Visibility");
});

test("takes labels that are typed, and leads to the selector", async () => {
  const target = frame.getByRole("combobox", { name: "Target" });
  await target.fill('{job="payments", environment="staging", techteam="<b>digitalcst</b>"}');
  await target.press("Enter");
  await frame.getByText("environment is staging").first().waitFor();
  assert.equal(await frame.locator("b", { hasText: "digitalcst" }).count(), 0);
  await frame.getByRole("button", { name: "Go to selector" }).first().click();
  await workbench.page.locator(".monaco-editor .selected-text").first().waitFor();
});

test("lists the rules of a target in the second tab, which arrow keys reach", async () => {
  await frame.getByRole("tab", { name: "This rule" }).focus();
  await workbench.page.keyboard.press("ArrowRight");
  await frame.getByRole("heading", { name: /^Nearly apply/ }).waitFor();
  await take("applies-rules");
});

test("previews what would be sent while the template is edited", async () => {
  const { page } = workbench;
  await workbench.command("View: Close All Editors");
  await workbench.open("rules/endpoints.yml");
  await workbench.lens("Preview alert");
  frame = workbench.webview("Preview Alert");
  const json = frame.locator("pre:visible");
  await json.getByText('"alertname": "AWS.SERVICE.EndpointDown"').waitFor();
  await json.getByText('"summary": "Endpoint 10.4.51.10:8080 of payments is down"').waitFor();
  await takeThemes("preview");
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  await take("preview-panel", forDocs);
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  // Before "down" in the summary.
  await workbench.goTo(13, 76);
  await page.keyboard.type(" since {{ $value }}");
  await json.getByText("payments is since 0 down").waitFor();
  await page.keyboard.type("{{ .Nothing");
  await frame.getByText("error expanding template").first().waitFor();
  // Behind "labels:".
  await workbench.goTo(7, 16);
  await page.keyboard.type("none");
  await frame.getByText("The rule is not valid YAML. This is the last preview.").waitFor();
  await json.getByText('"severity": "warning"').waitFor();
  await workbench.revert();
});

test("follows the cursor to another rule, unless it is to stay", async () => {
  const { page } = workbench;
  const heading = frame.getByRole("heading", { level: 1 });
  await workbench.open("rules/ports.yml");
  await workbench.goTo(5, 20);
  await heading.getByText("PortDown").waitFor();
  await frame.getByRole("checkbox", { name: "Stay with this rule" }).check();
  await workbench.command("View: Focus First Editor Group");
  await workbench.open("rules/endpoints.yml");
  await workbench.goTo(4, 20);
  // Edits of the rule are followed all the same, and what the cursor did before them would have been.
  await workbench.open("rules/ports.yml");
  await workbench.goTo(10, 21);
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("minor");
  await frame.locator("pre:visible").getByText('"severity": "minor"').waitFor();
  assert.equal(await heading.textContent(), "PortDown");
  await workbench.revert();
  await workbench.open("rules/endpoints.yml");
  await workbench.goTo(4, 20);
  await frame.getByRole("checkbox", { name: "Stay with this rule" }).uncheck();
  await workbench.command("View: Focus First Editor Group");
  await workbench.goTo(5, 20);
  await heading.getByText("AWS.SERVICE.EndpointDown").waitFor();
});

test("follows the configuration, and lets people choose between Alertmanagers that get different alerts", async () => {
  const file = path.join(folder, "prometheus.yml");
  const before = readFileSync(file, "utf8");
  const second = `    - dns_sd_configs: [{names: [am.example]}]
      alert_relabel_configs: [{target_label: region, replacement: north}]

rule_files:`;
  const json = frame.locator("pre:visible");
  await json.getByText('"cluster": "eu-west-1"').waitFor();
  writeFileSync(file, before.replace("eu-west-1", "us-east-1").replace("rule_files:", second));
  await json.getByText('"cluster": "us-east-1"').waitFor();
  const alertmanager = frame.getByRole("combobox", { name: "Alertmanager" });
  await alertmanager.selectOption("dns_sd_configs");
  await json.getByText('"region": "north"').waitFor();
  await take("preview-alertmanagers");
  writeFileSync(file, before);
  await json.getByText('"cluster": "eu-west-1"').waitFor();
  await alertmanager.waitFor({ state: "hidden" });
});

test("shows what is hostile or huge as text, cut to what can be read", async () => {
  await frame.getByRole("combobox", { name: "Preview of" }).selectOption("text");
  const series = frame.getByRole("textbox", { name: /^One series/ });
  await series.fill(`{a="<img src=x onerror=alert(1)>", b="${"x".repeat(1_000_000)}", c="\u202e"} 1`);
  await frame.getByText("… (1000000 characters)").first().waitFor();
  await frame.getByText("<img src=x onerror=alert(1)>", { exact: true }).first().waitFor();
  await frame.getByText("\\u202e", { exact: true }).first().waitFor();
  assert.equal(await frame.locator("img").count(), 0);
});

test("says in the words of Prometheus that two series end in the same labels", async () => {
  const series = frame.getByRole("textbox", { name: /^One series/ });
  await series.fill('{app="x", severity="a"} 0\n{app="x", severity="b"} 0');
  await frame.getByText(/sends nothing: vector contains metrics with the same labelset/).waitFor();
  await series.fill('{app="x"');
  await frame.getByRole("alert").waitFor();
  await series.fill('{app="x"} 0');
  await frame.locator("pre:visible").getByText('"app": "x"').waitFor();
});

test("shows the webhook form in the second tab", async () => {
  await frame.getByRole("tab", { name: "Webhook" }).click();
  await frame.locator("pre:visible").getByText('"receiver": "default"').waitFor();
  await takeNarrow("preview-narrow");
});

test("says what a server returns now, and opens a selector in its page", async () => {
  const { page } = workbench;
  prometheus = await startScrapingPrometheus({
    jobs: { node: "node_load1 4\n", other: "node_load1 1\n" },
    past: "# TYPE a gauge\na 1 1700000000\n",
    scrapeInterval: 1,
    externalLabels: { cluster: "eu-1" },
    rules: liveRules,
  });
  await workbench.command("View: Close All Editors");
  writeSettings({ "promrules.prometheus.url": prometheus.url });
  writeFileSync(path.join(folder, "rules/live-panel.yml"), liveRules);
  await workbench.open("rules/live-panel.yml");
  await workbench.status("Prometheus 2.");
  await workbench.lens("Applies to…");
  frame = workbench.webview("Applies to…");
  const target = frame.getByRole("combobox", { name: "Target" });
  await target.fill("node");
  await frame
    .getByRole("option", { name: /of node/ })
    .first()
    .waitFor();
  await target.press("Enter");
  await frame.getByRole("heading", { name: "Applies", exact: true }).waitFor();
  await frame.getByText("Returns 1 series now, with the value 4.").waitFor();
  const firing = frame.getByRole("cell", { name: "firing" });
  for (let attempt = 0; attempt < 20 && !(await firing.isVisible()); attempt++) {
    await frame.getByRole("button", { name: "Ask again" }).click();
    await page.waitForTimeout(500);
  }
  await firing.waitFor();
  await take("applies-live");
  const opened = page.context().waitForEvent("page");
  await frame.getByRole("button", { name: "Open in Prometheus" }).click();
  const expression = new URL((await opened).url()).searchParams.get("g0.expr") ?? "";
  assert.match(expression, /^node_load1\{instance="127\.0\.0\.1:\d+",job!~"a\\x2Bb\\x26c",job="node"\}$/);
  await (await opened).close();
});

test("lists apart the rules whose metric the server does not have of the target", async () => {
  await frame.getByRole("tab", { name: "All rules" }).click();
  await frame.getByRole("heading", { name: /^Would apply, but their metric is not there/ }).waitFor();
  await frame.getByText(/has no series of .*other_metric.* with its labels/).waitFor();
  await take("applies-missing");
});

test("previews what the server returns now", async () => {
  await workbench.command("View: Close All Editors");
  await workbench.open("rules/live-panel.yml");
  await workbench.lens("Preview alert");
  frame = workbench.webview("Preview Alert");
  await frame.getByText("has a load of 4").first().waitFor();
  assert.equal(await frame.getByRole("combobox", { name: "Preview of" }).inputValue(), "live");
  await take("preview-live");
});

const liveRules = `groups:
  - name: load
    interval: 1s
    rules:
      - alert: Busy
        expr: node_load1{job!~"a+b&c"} > 2
        for: 1s
        labels:
          severity: page
        annotations:
          summary: "{{ $labels.instance }} has a load of {{ $value }}"
      - alert: Elsewhere
        expr: other_metric{job=~"node|other"} > 2
`;

async function takeThemes(name: string): Promise<void> {
  await take(`${name}-dark`);
  for (const [short, theme] of [
    ["light", "Default Light Modern"],
    ["high-contrast", "Default High Contrast"],
  ]) {
    await useTheme(theme);
    await take(`${name}-${short}`);
  }
  await useTheme(undefined);
}

async function useTheme(theme: string | undefined): Promise<void> {
  writeSettings({ "workbench.colorTheme": theme });
  const id =
    theme === undefined ? "vscode-dark" : theme.includes("Light") ? "vscode-light" : "vscode-high-contrast";
  await frame.locator(`body.${id}`).waitFor();
}

function writeSettings(values: unknown): void {
  mkdirSync(settings, { recursive: true });
  writeFileSync(path.join(settings, "settings.json"), JSON.stringify(values));
}

async function takeNarrow(name: string): Promise<void> {
  await workbench.page.setViewportSize({ width: 700, height: 900 });
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  await take(name);
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  await workbench.page.setViewportSize({ width: 1400, height: 760 });
}

async function take(name: string, clip?: PageScreenshotOptions["clip"]): Promise<void> {
  const options = { path: path.join(screenshots, `${name}.png`), animations: "disabled" } as const;
  await workbench.page.screenshot(clip === undefined ? options : { ...options, clip });
}
