import "server-only";
import { isIPv6 } from "node:net";

/** Set by us on every request before anybody reads it, whatever the caller wrote there. */
export const PEER_HEADER = "x-service-jobs-peer";

/** Set by us like the other: whether a proxy in front has said anything of the caller. */
export const PROXIED_HEADER = "x-service-jobs-proxied";

/**
 * The address of one caller, or null where all callers have the same one: a proxy stands in front that
 * nothing says to believe. What one of them does there must close nothing for the others.
 */
export function ownAddress(headers: Headers, hops: number): string | null {
  const shared = hops === 0 && headers.get(PROXIED_HEADER) === "yes";
  return shared ? null : clientAddress(headers, hops);
}

/**
 * Where a request comes from: the other end of the connection, or what the outermost trusted proxy
 * saw. An IPv6 network of one customer (/64) counts as one address.
 * @param hops how many proxies of ours stand in front; 0 believes no `X-Forwarded-For`
 */
export function clientAddress(headers: Headers, hops: number): string {
  const peer = headers.get(PEER_HEADER) ?? "unknown";
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const seen = hops > 0 ? forwarded.at(-Math.min(hops, forwarded.length)) : undefined;
  return networkOf(seen || peer);
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(?<v4>[\d.]+)$/iu.exec(address)?.groups?.v4;
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = address.split("%")[0]?.split("::") ?? [];
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const gap = address.includes("::") ? Array(8 - left.length - right.length).fill("0") : [];
  return `${[...left, ...gap, ...right].slice(0, 4).join(":").toLowerCase()}::/64`;
}
