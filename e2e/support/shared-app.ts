import { readFileSync } from "node:fs";
import type { App } from "./server";

const BASE_URL = "E2E_BASE_URL";
const LOG_FILE = "E2E_LOG_FILE";

/** Tells the workers where the app of this run is; they inherit the runner's environment. */
export function shareApp(app: App): void {
  process.env[BASE_URL] = app.baseUrl;
  process.env[LOG_FILE] = app.logFile;
}

export function sharedApp(): Pick<App, "baseUrl" | "readLog"> {
  const baseUrl = process.env[BASE_URL];
  const logFile = process.env[LOG_FILE];
  if (!baseUrl || !logFile) throw new Error("The app of this run has not been started.");
  return { baseUrl, readLog: () => readFileSync(logFile, "utf8") };
}
