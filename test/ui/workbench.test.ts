import assert from "node:assert/strict";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { type Browser, chromium, type PageScreenshotOptions } from "playwright-core";
import { Workbench } from "./workbench.ts";

const { PROMRULES_BROWSER: browserAddress = "", PROMRULES_WORKBENCH: address = "" } = process.env;
const screenshots = path.resolve("out/screenshots");

let browser: Browser;
let workbench: Workbench;

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

/** What the window looked like at the end of each test, to see why one has failed. */
afterEach(async (context) => {
  await take(`last/${context.name}`);
});

after(async () => {
  await browser?.close();
});

test("underlines a mistake as soon as it is typed, and lists it in the problems panel", async () => {
  const { page } = workbench;
  await workbench.open("rules/endpoints.yml");
  // The comma after the first matcher.
  await workbench.goTo(5, 45);
  await page.keyboard.press("Delete");
  await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await workbench.command("Problems: Focus on Problems View");
  const row = page.locator(".markers-panel .monaco-list-row", { hasText: "promql-syntax" });
  await row.waitFor();
  assert.match((await row.textContent()) ?? "", /unexpected identifier "environment"/);
  await take("problems");
  await workbench.command("View: Toggle Panel Visibility");
  await page.locator(".markers-panel").waitFor({ state: "hidden" });
  await workbench.revert();
});

test("explains a function under the mouse", async () => {
  await workbench.open("rules/recording.yml");
  const hover = await workbench.hover(workbench.word("rate"), "per-second");
  assert.match((await hover.textContent()) ?? "", /rate\(/);
  await take("hover");
  await workbench.page.mouse.move(900, 700);
});

test("explains a matcher under the mouse", async () => {
  await workbench.open("rules/endpoints.yml");
  const hover = await workbench.hover(workbench.word("=~"), "fully anchored");
  const text = (await hover.textContent()) ?? "";
  assert.match(text, /Series whose environment is prod, Prod or production\./);
  assert.match(text, /prod-1 is dropped/);
  await take("matcher-hover", { x: 352, y: 36, width: 1048, height: 385 });
  await workbench.page.mouse.move(900, 700);
});

test("says in plain sentences what a rule says", async () => {
  await workbench.open("rules/endpoints.yml");
  const hover = await workbench.hover(workbench.word("AWS.SERVICE.EndpointDown"), "Fires");
  assert.match((await hover.textContent()) ?? "", /whose techteam is digitalcst/);
  await take("rule-hover", { x: 352, y: 18, width: 1048, height: 350 });
  await workbench.page.mouse.move(900, 700);
});

test("rewrites a matcher from the light bulb", async () => {
  const { page } = workbench;
  await workbench.open("rules/endpoints.yml");
  // In the value of the first matcher.
  await workbench.goTo(5, 30);
  const action = await workbench.action("Split into one matcher for each value");
  await take("light-bulb");
  await action.click();
  await page
    .locator(".view-line", { hasText: 'job!="kafka", job!="kafka_exporter", environment=~' })
    .waitFor();
  await workbench.revert();
});

test("tells under the mouse where a label comes from", async () => {
  await workbench.open("rules/endpoints.yml");
  const hover = await workbench.hover(workbench.word("environment"), "relabel rule");
  const text = (await hover.textContent()) ?? "";
  assert.match(text, /job node: copied from __meta_ec2_tag_Environment by relabel rule 1/);
  assert.ok(await hover.locator("a", { hasText: "prometheus.yml" }).first().isVisible());
  await take("label-hover");
  await workbench.page.mouse.move(900, 700);
});

test("completes functions inside an expression", async () => {
  const { page } = workbench;
  await workbench.open("rules/ports.yml");
  await page.keyboard.press("Control+End");
  // The editor takes the indentation of the line before.
  await page.keyboard.type("\n      - record: job:latency:p99\n  expr: histogram_");
  await workbench.suggestion("histogram_quantile");
  await take("completion");
  await page.keyboard.press("Escape");
  await workbench.revert();
});

test("colours expressions by the grammar before the server has answered", async () => {
  const { page } = workbench;
  await workbench.open("rules/endpoints.yml");
  await workbench.goTo(5, 16);
  await workbench.command("Developer: Inspect Editor Tokens and Scopes");
  await page.locator(".token-inspect-widget", { hasText: "variable.other.metric.promql" }).waitFor();
  await page.keyboard.press("Escape");
});

test("says in the status bar how the file was read", async () => {
  const { page } = workbench;
  await workbench.open("mistakes/promql-syntax.yml");
  await page.locator("#status\\.languageStatus").hover();
  const status = page.locator(".hover-language-status", { hasText: "Rule file (Prometheus)" });
  await status.waitFor();
  assert.match((await status.textContent()) ?? "", /\d errors?/);
  await take("status");
});

/** Of the whole window, or of a part of it. */
async function take(name: string, clip?: PageScreenshotOptions["clip"]): Promise<void> {
  const file = path.join(screenshots, `${name}.png`);
  // What fades in is shown as it is in the end.
  const options = { path: file, animations: "disabled" } as const;
  await workbench.page.screenshot(clip === undefined ? options : { ...options, clip });
}
