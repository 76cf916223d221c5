import "server-only";
import type { IncomingMessage } from "node:http";
import { settings } from "@/lib/server/config/settings";
import { logger } from "@/lib/server/runtime/logger";
import { onRequestStart } from "@/lib/server/runtime/request-start";
import { PEER_HEADER, PROXIED_HEADER } from "./client-address";

const EVENT_STREAM = "text/event-stream";
const TWO_YEARS_S = 63_072_000;
const STRICT_TRANSPORT = `max-age=${TWO_YEARS_S}; includeSubDomains`;

/**
 * Prepares every request before Next sees it: its address can be read, it says who is at the other end
 * of its connection, and browsers hear with every answer, files included, to come by https: only
 * (RFC 6797; Next writes fixed headers while building, when nobody knows the mode). Call it once.
 */
export function prepareIncomingRequests(): void {
  const { mode, auth, trustedProxyHops } = settings();
  const strict = mode === "live" && auth.secureCookies;
  let warned = trustedProxyHops > 0;
  onRequestStart(({ request, response }) => {
    // Packed, each stream of events would hold back its last words and hundreds of kilobytes.
    if (request.headers.accept === EVENT_STREAM) delete request.headers["accept-encoding"];
    request.url = readableAddress(request.url ?? "/");
    const proxied = markPeer(request);
    if (strict) response.setHeader("strict-transport-security", STRICT_TRANSPORT);
    if (!proxied || warned) return;
    warned = true;
    logger().warn(
      { variable: "TRUSTED_PROXY_HOPS" },
      "requests come through a proxy that is not believed: failed sign-ins are not limited by address",
    );
  });
}

/**
 * An address in which a percent sign that encodes nothing stands for itself. Next answers 500 to
 * one that it cannot decode, before any code of ours is asked.
 */
export function readableAddress(address: string): string {
  const [path = "", ...query] = address.split("?");
  if (isReadable(path)) return address;
  return [path.replaceAll("%", "%25"), ...query].join("?");
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** What proxies add; Next writes some of them itself later on. */
const BY_PROXIES = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip"];

/** Writes on a request who is at the other end of its connection. Answers whether a proxy sent it. */
function markPeer(request: IncomingMessage): boolean {
  const proxied = BY_PROXIES.some((name) => request.headers[name] !== undefined);
  request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
  request.headers[PROXIED_HEADER] = proxied ? "yes" : "no";
  return proxied;
}
