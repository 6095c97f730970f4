import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { Workbench } from "./workbench.ts";

const { PROMRULES_BROWSER: browserAddress = "", PROMRULES_WORKBENCH: address = "" } = process.env;
const screenshots = path.resolve("out/screenshots");

let browser: Browser;
let workbench: Workbench;

before(async () => {
  browser = await chromium.connect(browserAddress);
  const context = await browser.newContext({ viewport: { width: 1180, height: 720 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  workbench = new Workbench(page);
  await workbench.ready();
});

after(async () => {
  await browser?.close();
});

test("underlines the mistake and lists it in the problems panel", async () => {
  const { page } = workbench;
  await workbench.open("mistakes/promql-syntax.yml");
  await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await workbench.command("Problems: Focus on Problems View");
  const row = page.locator(".markers-panel .monaco-list-row", { hasText: "promql-syntax" });
  await row.waitFor();
  assert.match((await row.textContent()) ?? "", /unclosed left parenthesis/);
  await take("problems");
  await page.keyboard.press("Control+j");
  await page.locator(".markers-panel").waitFor({ state: "hidden" });
});

test("explains a function under the mouse", async () => {
  await workbench.open("mistakes/promql-syntax.yml");
  const hover = await workbench.hover(workbench.text("rate"), "rate(");
  assert.match((await hover.textContent()) ?? "", /per-second/i);
  await take("hover");
  await workbench.page.mouse.move(900, 700);
});

test("completes functions inside an expression", async () => {
  const { page } = workbench;
  await workbench.open("rules/recording.yml");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n      - record: job:up:avg\n        expr: histo");
  await page.keyboard.press("Control+Space");
  const row = page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "histogram_quantile" });
  await row.first().waitFor();
  await take("completion");
  await page.keyboard.press("Escape");
  await workbench.command("File: Revert File");
});

test("colours expressions by the grammar before the server has answered", async () => {
  const { page } = workbench;
  await workbench.open("rules/endpoints.yml");
  await workbench.goTo(5, 16);
  await workbench.command("Developer: Inspect Editor Tokens and Scopes");
  const inspector = page.locator(".token-inspect-widget");
  await inspector.waitFor();
  assert.match((await inspector.textContent()) ?? "", /variable\.other\.metric\.promql/);
  await page.keyboard.press("Escape");
});

test("says in the status bar how the file was read", async () => {
  const { page } = workbench;
  await workbench.open("mistakes/promql-syntax.yml");
  await page.locator("#status\\.languageStatus").hover();
  const status = page.locator(".hover-language-status", { hasText: "Rule file (Prometheus)" });
  await status.waitFor();
  assert.match((await status.textContent()) ?? "", /1 error/);
  await take("status");
});

async function take(name: string): Promise<void> {
  await workbench.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
}
