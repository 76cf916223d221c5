import { expect, test } from "vitest";
import { endpointOf, regionOf } from "./config";

test.each([
  ["ATVPDKIKX0DER", "na"],
  ["A2Q3Y263D00KWC", "na"],
  ["A1F83G8C2ARO7P", "eu"],
  ["A21TJRUUN4KGV", "eu"],
  ["A1VC38T7YXB528", "fe"],
  ["NOWHERE", null],
])("marketplace %s is served by %s", (marketplaceId, region) => {
  expect(regionOf(marketplaceId)).toBe(region);
});

test("a region has a host for production and one for the sandbox", () => {
  expect(endpointOf("eu", "production")).toBe("https://sellingpartnerapi-eu.amazon.com");
  expect(endpointOf("fe", "sandbox")).toBe("https://sandbox.sellingpartnerapi-fe.amazon.com");
});
