import "server-only";
import { type } from "node:os";
import type { SpApiConfig } from "./config";

const LONGEST_USER_AGENT = 500;
const USER_AGENT = `ServiceJobsDashboard/0.1.0 (Language=TypeScript/Node.js ${process.versions.node}; Platform=${type()})`;

/** Amazon: "Include a User-Agent header in all requests": Language is required, 500 characters. */
export function userAgentOf(config: SpApiConfig): string {
  return (config.userAgent ?? USER_AGENT).slice(0, LONGEST_USER_AGENT);
}

/** All the headers of a request: nothing of a browser's is ever passed on. */
export function headersOf(config: SpApiConfig, token: string, now: number): Record<string, string> {
  return {
    accept: "application/json",
    "user-agent": userAgentOf(config),
    "x-amz-access-token": token,
    "x-amz-date": basicDate(now),
  };
}

/** ISO 8601 in its basic form, as in 20190430T123600Z. */
function basicDate(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+|[-:]/g, "");
}
