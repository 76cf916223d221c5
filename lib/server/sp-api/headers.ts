import "server-only";
import { type } from "node:os";

/** Amazon: "Include a User-Agent header in all requests"; Language is required. */
export const DEFAULT_USER_AGENT = `ServiceJobsDashboard/0.1.0 (Language=TypeScript/Node.js ${process.versions.node}; Platform=${type()})`;

/** The whole header set of a request: nothing of a browser's is ever passed on. */
export function headersOf(token: string, userAgent: string, now: number): Record<string, string> {
  return {
    accept: "application/json",
    "user-agent": userAgent,
    "x-amz-access-token": token,
    "x-amz-date": basicDate(now),
  };
}

/** ISO 8601 in its basic form, as in 20190430T123600Z. */
function basicDate(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+|[-:]/g, "");
}
