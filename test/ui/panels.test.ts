import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { type Browser, chromium, type FrameLocator, type PageScreenshotOptions } from "playwright-core";
import { Workbench } from "./workbench.ts";

const {
  PROMRULES_BROWSER: browserAddress = "",
  PROMRULES_WORKBENCH: address = "",
  PROMRULES_WORKSPACE: folder = "",
} = process.env;
const screenshots = path.resolve("out/screenshots");
const settings = path.join(folder, ".vscode");

let browser: Browser;
let workbench: Workbench;
let frame: FrameLocator;

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
});

test("takes labels that are typed, and leads to the selector", async () => {
  const target = frame.getByRole("combobox", { name: "Target" });
  await target.fill('{job="payments", environment="staging", techteam="<b>digitalcst</b>"}');
  await target.press("Enter");
  await frame.getByText("environment is staging").first().waitFor();
  assert.equal(await frame.locator("b", { hasText: "digitalcst" }).count(), 0);
  await frame.getByRole("button", { name: "Go to", exact: true }).first().click();
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
  // Before "down" in the summary.
  await workbench.goTo(13, 76);
  await page.keyboard.type(" since {{ $value }}");
  await json.getByText("payments is since 0 down").waitFor();
  await page.keyboard.type("{{ .Nothing");
  await frame.getByText("error expanding template").first().waitFor();
  await workbench.revert();
});

test("shows the webhook form in the second tab", async () => {
  await frame.getByRole("tab", { name: "Webhook" }).click();
  await frame.locator("pre:visible").getByText('"receiver": "default"').waitFor();
  await takeNarrow("preview-narrow");
});

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
  mkdirSync(settings, { recursive: true });
  writeFileSync(path.join(settings, "settings.json"), JSON.stringify({ "workbench.colorTheme": theme }));
  const id =
    theme === undefined ? "vscode-dark" : theme.includes("Light") ? "vscode-light" : "vscode-high-contrast";
  await frame.locator(`body.${id}`).waitFor();
}

async function takeNarrow(name: string): Promise<void> {
  await workbench.page.setViewportSize({ width: 700, height: 900 });
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  await take(name);
}

async function take(name: string, clip?: PageScreenshotOptions["clip"]): Promise<void> {
  const options = { path: path.join(screenshots, `${name}.png`), animations: "disabled" } as const;
  await workbench.page.screenshot(clip === undefined ? options : { ...options, clip });
}
