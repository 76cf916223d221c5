import { expect, it } from "vitest";
import { clientAddress, ownAddress, PEER_HEADER, PROXIED_HEADER } from "./client-address";

const from = (peer: string, forwarded?: string) =>
  new Headers({ [PEER_HEADER]: peer, ...(forwarded && { "x-forwarded-for": forwarded }) });

it.each([
  [0, "203.0.113.9", "198.51.100.1, 10.0.0.1", "203.0.113.9"],
  [1, "10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"],
  [2, "10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"],
  [2, "10.0.0.1", "198.51.100.1", "198.51.100.1"],
  [1, "203.0.113.9", undefined, "203.0.113.9"],
  [0, "::ffff:203.0.113.9", undefined, "203.0.113.9"],
  [0, "2001:db8:1:2:3:4:5:6", undefined, "2001:db8:1:2::/64"],
  [0, "2001:db8:1:2::9", undefined, "2001:db8:1:2::/64"],
  [0, "::1", undefined, "0:0:0:0::/64"],
])("with %i proxies, %s and %s it is %#", (hops, peer, forwarded, address) => {
  expect(clientAddress(from(peer, forwarded), hops)).toBe(address);
});

it.each([
  [0, "no", "203.0.113.9"],
  [0, "yes", null],
  [1, "yes", "198.51.100.1"],
])(
  "with %i proxies believed, proxied: %s, a caller's own address is %s",
  (hops, proxied, address) => {
    const headers = from("203.0.113.9", "198.51.100.1");
    headers.set(PROXIED_HEADER, proxied);
    expect(ownAddress(headers, hops)).toBe(address);
  },
);
