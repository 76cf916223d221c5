import { readFileSync } from "node:fs";
import type { App } from "./server";

const BASE_URL = "E2E_BASE_URL";
const LOG_FILE = "E2E_LOG_FILE";
const METRICS_TOKEN = "E2E_METRICS_TOKEN";

/** Tells the workers where the app of this run is; they inherit the runner's environment. */
export function shareApp(app: App): void {
  process.env[BASE_URL] = app.baseUrl;
  process.env[LOG_FILE] = app.logFile;
  process.env[METRICS_TOKEN] = app.metricsToken;
}

export function isShared(): boolean {
  return Boolean(process.env[BASE_URL]);
}

export function sharedApp(): Pick<App, "baseUrl" | "readLog" | "metricsToken"> {
  const baseUrl = process.env[BASE_URL];
  const logFile = process.env[LOG_FILE];
  const metricsToken = process.env[METRICS_TOKEN];
  if (!baseUrl || !logFile || !metricsToken) {
    throw new Error("The app of this run has not been started.");
  }
  return { baseUrl, metricsToken, readLog: () => readFileSync(logFile, "utf8") };
}
