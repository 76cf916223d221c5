import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { PEER_HEADER } from "./client-address";

/**
 * Writes on each request who is at the other end of its connection, before anything reads it: Next
 * tells a route handler nothing of the connection. Call it once.
 */
export function markPeers(): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage)) return;
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
  });
}
