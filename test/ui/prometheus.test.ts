import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { type HttpStub, startHttpStub } from "../support/http-stub.ts";
import { Workbench } from "./workbench.ts";

const {
  PROMRULES_BROWSER: browserAddress = "",
  PROMRULES_WORKBENCH: address = "",
  PROMRULES_CAUTIOUS_WORKBENCH: cautiousAddress = "",
  PROMRULES_WORKSPACE: folder = "",
  PROMRULES_CAUTIOUS_WORKSPACE: cautiousFolder = "",
} = process.env;
const screenshots = path.resolve("out/screenshots");
const isHunter = (authorization: string): boolean => authorization === "Bearer hunter2";

let browser: Browser;
let workbench: Workbench;
let first: HttpStub;
let second: HttpStub;
/** Wants to know nothing. */
let open: HttpStub;
let unasked: HttpStub;

before(async () => {
  browser = await chromium.connect(browserAddress);
  first = await startHttpStub(isHunter);
  second = await startHttpStub(isHunter);
  open = await startHttpStub();
  unasked = await startHttpStub();
  workbench = await openWindow(address);
});

afterEach(async (context) => {
  await workbench.page.screenshot({ path: path.join(screenshots, `last/${context.name}.png`) });
});

after(async () => {
  await browser?.close();
  await Promise.all([first?.close(), second?.close(), open?.close(), unasked?.close()]);
  rmSync(path.join(folder, ".vscode"), { recursive: true, force: true });
});

test("asks the server that somebody chooses, and says that it wants credentials", async () => {
  await workbench.open("rules/recording.yml");
  await workbench.command("Prometheus Rules: Choose Prometheus Server");
  await workbench.enter("Address", first.url);
  await workbench.status(first.url);
  await testConnection("does not let us (401)");
  assert.ok(first.requests.length > 0);
  await workbench.status("Set Credentials");
});

test("sends a secret to the origin that it was entered for", async () => {
  await workbench.command("Prometheus Rules: Set Credentials");
  await workbench.pick("Token");
  await workbench.enter("Token for", "hunter2");
  await workbench.notification(`Prometheus 2.53.1 answers at ${first.url}`);
  assert.ok(first.authorizations.includes("Bearer hunter2"));
  await workbench.status("Prometheus 2.53.1");
});

test("sends no secret to another origin before it is entered again", async () => {
  await workbench.command("Prometheus Rules: Choose Prometheus Server");
  await workbench.pick("Enter an address…");
  await workbench.enter("Address", second.url);
  await workbench.status(second.url);
  await testConnection("does not let us (401)");
  assert.ok(second.requests.length > 0);
  assert.deepEqual(new Set(second.authorizations), new Set([""]));
  await workbench.command("Prometheus Rules: Choose Prometheus Server");
  await workbench.pick(first.url);
  await workbench.status(first.url);
  await testConnection(`answers at ${first.url}`);
});

test("sends no secret any more after it was cleared", async () => {
  await workbench.command("Prometheus Rules: Clear Credentials");
  await workbench.page
    .locator(".quick-input-widget .monaco-list-row", { hasText: `Token for ${first.url}` })
    .waitFor();
  await workbench.page.keyboard.press("Enter");
  const sent = first.authorizations.length;
  await testConnection("no token was entered");
  assert.ok(first.authorizations.slice(sent).every((authorization) => authorization === ""));
});

test("shows what the server does not have, and which server it is", async () => {
  const file = path.join(folder, "rules/shop.yml");
  writeFileSync(file, shopRules);
  writeSettings(folder, { "promrules.servers": [{ name: "production", url: open.url }] });
  await workbench.open("rules/shop.yml");
  await workbench.page.locator(".monaco-editor .squiggly-warning").first().waitFor();
  const hover = await workbench.hover(workbench.word("http_request_total"), "Did you mean");
  assert.match((await hover.textContent()) ?? "", /http_requests_total/);
  await workbench.page.screenshot({
    path: path.join(screenshots, "live.png"),
    clip: { x: 352, y: 36, width: 1048, height: 300 },
    animations: "disabled",
  });
  const status = await workbench.status("Prometheus 2.53.1");
  assert.match((await status.textContent()) ?? "", /production/);
  await workbench.page.screenshot({
    path: path.join(screenshots, "server-status.png"),
    animations: "disabled",
  });
  rmSync(file);
});

test("takes no server from a workspace that is not trusted", async () => {
  writeSettings(cautiousFolder, { "promrules.prometheus.url": unasked.url });
  workbench = await openWindow(cautiousAddress);
  await workbench.open("rules/recording.yml");
  await workbench.status("No Prometheus server");
  assert.deepEqual(unasked.requests, []);
});

function writeSettings(workspace: string, settings: unknown): void {
  mkdirSync(path.join(workspace, ".vscode"), { recursive: true });
  writeFileSync(path.join(workspace, ".vscode/settings.json"), JSON.stringify(settings));
}

async function openWindow(url: string): Promise<Workbench> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 760 },
    deviceScaleFactor: 1.5,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  const opened = new Workbench(page);
  await opened.ready();
  return opened;
}

async function testConnection(said: string): Promise<void> {
  await workbench.command("Prometheus Rules: Test Connection to Prometheus Server");
  await workbench.notification(said);
}

const shopRules = `groups:
  - name: shop
    rules:
      - alert: ShopAnswersWithErrors
        expr: sum by (job) (rate(http_request_total{code=~"5.."}[5m])) > 1
        for: 5m
        labels:
          severity: page
        annotations:
          summary: "{{ $labels.job }} answers with errors"
`;
