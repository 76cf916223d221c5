import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** A request that begins: nothing has read it yet. */
export type RequestStart = {
  request: IncomingMessage;
  response: ServerResponse;
  socket: Socket;
  server: Server;
};

/**
 * Calls back for every request of this process before Next sees it: Next hands out neither its server
 * nor the connection, and node announces both.
 */
export function onRequestStart(listener: (start: RequestStart) => void): void {
  subscribe("http.server.request.start", (message) => {
    if (isRequestStart(message)) listener(message);
  });
}

function isRequestStart(message: unknown): message is RequestStart {
  return (
    typeof message === "object" &&
    message !== null &&
    "request" in message &&
    message.request instanceof IncomingMessage &&
    "response" in message &&
    message.response instanceof ServerResponse &&
    "socket" in message &&
    message.socket instanceof Socket &&
    "server" in message &&
    message.server instanceof Server
  );
}
