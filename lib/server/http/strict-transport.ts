import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";
import { settings } from "@/lib/server/config/settings";

const TWO_YEARS_S = 63_072_000;
const POLICY = `max-age=${TWO_YEARS_S}; includeSubDomains`;

/**
 * Tells browsers with every answer, files included, to come by https: only (RFC 6797). Next writes
 * fixed headers while building, when nobody knows the mode; node tells of every answer that begins.
 */
export function sendStrictTransport(): void {
  const { mode, auth } = settings();
  if (mode !== "live" || !auth.secureCookies) return;
  subscribe("http.server.request.start", (message) => {
    if (isStart(message)) message.response.setHeader("strict-transport-security", POLICY);
  });
}

function isStart(message: unknown): message is { response: ServerResponse } {
  return (
    typeof message === "object" &&
    message !== null &&
    "response" in message &&
    message.response instanceof ServerResponse
  );
}
