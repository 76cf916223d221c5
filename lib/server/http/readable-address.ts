import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

/**
 * An address in which a percent sign that encodes nothing stands for itself. Next answers 500 to
 * one that it cannot decode, before any code of ours is asked.
 */
export function readableAddress(address: string): string {
  const [path = "", ...query] = address.split("?");
  if (isReadable(path)) return address;
  return [path.replaceAll("%", "%25"), ...query].join("?");
}

/** Makes every address readable before Next sees it; node tells of each request that begins. */
export function readAddressesAsTheyCome(): void {
  subscribe("http.server.request.start", (message) => {
    if (isStart(message)) message.request.url = readableAddress(message.request.url ?? "/");
  });
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function isStart(message: unknown): message is { request: IncomingMessage } {
  return (
    typeof message === "object" &&
    message !== null &&
    "request" in message &&
    message.request instanceof IncomingMessage
  );
}
