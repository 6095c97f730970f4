import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A headless Chromium that talks to this machine only. */
export function launchBrowser() {
  return chromium.launch(launchOptions());
}

/** The same for another process to connect to. */
export function launchBrowserServer() {
  return chromium.launchServer(launchOptions());
}

function launchOptions() {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error("No Chromium is installed. Install one, or name its program in the variable CHROMIUM.");
  }
  return {
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  };
}

/** The address of a window with `folder` open; `payload` says which extension is under development or tested. */
export function workbenchUrl(port, folder, payload = []) {
  const query = new URLSearchParams({
    folder,
    payload: JSON.stringify([["skipWelcome", "true"], ...payload]),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}
