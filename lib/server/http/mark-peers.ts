import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { settings } from "@/lib/server/config/settings";
import { logger } from "@/lib/server/runtime/logger";
import { PEER_HEADER, PROXIED_HEADER } from "./client-address";

/** What proxies add; Next writes some of them itself later on. */
const BY_PROXIES = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip"];

/**
 * Writes on each request who is at the other end of its connection, before anything reads it: Next
 * tells a route handler nothing of the connection. Says once in the log where a proxy is not believed.
 * Call it once.
 */
export function markPeers(): void {
  let warned = settings().trustedProxyHops > 0;
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage)) return;
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
    const proxied = BY_PROXIES.some((name) => request.headers[name] !== undefined);
    request.headers[PROXIED_HEADER] = proxied ? "yes" : "no";
    if (!proxied || warned) return;
    warned = true;
    logger().warn(
      { variable: "TRUSTED_PROXY_HOPS" },
      "requests come through a proxy that is not believed: failed sign-ins are not limited by address",
    );
  });
}
