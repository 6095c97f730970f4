import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { type Browser, chromium, type PageScreenshotOptions } from "playwright-core";
import { Workbench } from "./workbench.ts";

const {
  PROMRULES_BROWSER: browserAddress = "",
  PROMRULES_WORKBENCH: address = "",
  PROMRULES_WORKSPACE: folder = "",
} = process.env;
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

afterEach(async (context) => {
  await take(`last/${context.name}`);
});

after(async () => {
  await browser?.close();
});

test("says under the mouse what the codes of a metric mean, and behind one what it means", async () => {
  const { page } = workbench;
  await workbench.open("mistakes/contradicted-code.yml");
  await page.locator(".view-line span", { hasText: "read_failed" }).first().waitFor();
  const hover = await workbench.hover(workbench.word("net_response_result_code"), "string_mismatch");
  const text = (await hover.textContent()) ?? "";
  assert.match(text, /Telegraf, input net_response/);
  assert.match(text, /1 timeout/);
  await take("metric-hover", { x: 352, y: 36, width: 1048, height: 400 });
  await page.mouse.move(900, 700);
});

test("writes the input that a rule needs into Telegraf's configuration", async () => {
  const { page } = workbench;
  const rules = path.join(folder, "rules/redis.yml");
  writeFileSync(rules, redisRules);
  await workbench.open("rules/redis.yml");
  await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
  // In the matchers, which no input fits.
  await workbench.goTo(5, 48);
  const action = await workbench.action("[[inputs.net_response]] for tcp 10.4.51.236:6379 to telegraf.conf");
  await take("telegraf-fix", { x: 352, y: 36, width: 1048, height: 300 });
  await action.click();
  await page.locator(".monaco-editor .squiggly-warning").first().waitFor({ state: "hidden" });
  await workbench.open("telegraf.conf");
  await page.locator(".view-line", { hasText: "10.4.51.236:6379" }).first().waitFor();
  await workbench.revert();
  rmSync(rules);
});

test("asks by keyboard for a port to watch, writes the input and the alert, and takes both back at once", async () => {
  const { page } = workbench;
  const quickInput = page.locator(".quick-input-widget");
  const step = (title: string) => quickInput.locator(".quick-input-titlebar", { hasText: title }).waitFor();
  await workbench.open("rules/ports.yml");
  await workbench.command("Prometheus Rules: New Alert for a Port");
  await step("New Alert for a Port");
  await page.keyboard.type("https://10.4.51.240/health");
  await page.keyboard.press("Enter");
  await step("Ports of 10.4.51.240");
  // What was pasted says HTTPS.
  await quickInput.locator(".monaco-list-row", { hasText: "HTTPS 443" }).waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("mysql, redis, 5060/udp");
  await quickInput.locator(".monaco-list-row", { hasText: "MySQL 3306 tcp, Redis 6379 tcp" }).waitFor();
  await take("port-alert", { x: 380, y: 0, width: 640, height: 220 });
  await page.keyboard.press("Enter");
  await step("Write the Alert into");
  // The file that is open comes first.
  await page.keyboard.press("Enter");
  await step("Write Telegraf's Input into");
  await page.keyboard.press("Enter");
  await quickInput.waitFor({ state: "hidden" });

  const written = page.locator(".view-line", { hasText: "RedisPortDown" }).first();
  await written.waitFor();
  await workbench.status("No problems");
  await workbench.open("telegraf.conf");
  await page.locator(".view-line", { hasText: '"10.4.51.240:6379"' }).first().waitFor();
  await page.locator(".monaco-editor:visible").click();
  await page.keyboard.press("Control+z");
  await page.locator(".tab.dirty").first().waitFor({ state: "hidden" });
});

const redisRules = `groups:
  - name: redis
    rules:
      - alert: RedisPortDown
        expr: max without (result, result_type) (net_response_result_code{server="10.4.51.236", port="6379", protocol="tcp"}) >= 1 <= 2
        for: 2m
        labels:
          severity: critical
        annotations:
          summary: "Redis of {{ $labels.server }} cannot be reached"
`;

/** Of the whole window, or of a part of it. */
async function take(name: string, clip?: PageScreenshotOptions["clip"]): Promise<void> {
  const file = path.join(screenshots, `${name}.png`);
  const options = { path: file, animations: "disabled" } as const;
  await workbench.page.screenshot(clip === undefined ? options : { ...options, clip });
}
