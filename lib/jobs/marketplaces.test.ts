import { describe, expect, it } from "vitest";
import { isZone } from "@/lib/time/zones";
import { findMarketplace, MARKETPLACES, marketplaceZone, sellerCentralOrder } from "./marketplaces";

describe("the table of marketplaces", () => {
  it("holds zones that exist, and every id once", () => {
    expect(MARKETPLACES.filter(({ zone }) => !isZone(zone))).toEqual([]);
    expect(new Set(MARKETPLACES.map(({ id }) => id)).size).toBe(23);
  });

  it("is asked by id", () => {
    expect(findMarketplace("A1F83G8C2ARO7P")?.country).toBe("GB");
    expect(findMarketplace("US")).toBeNull();
    expect(marketplaceZone("A1F83G8C2ARO7P")).toBe("Europe/London");
    expect(marketplaceZone(null)).toBe("UTC");
  });

  it("knows where Seller Central shows an order", () => {
    const order = "113-1234567-7654321";
    expect(sellerCentralOrder("ATVPDKIKX0DER", order)).toBe(
      `https://sellercentral.amazon.com/orders-v3/order/${order}`,
    );
    expect(sellerCentralOrder("A1PA6795UKMFR9", order)).toBe(
      `https://sellercentral-europe.amazon.com/orders-v3/order/${order}`,
    );
    expect(sellerCentralOrder("ATVPDKIKX0DER", "../../evil")).toBeNull();
    expect(sellerCentralOrder(undefined, order)).toBeNull();
  });
});
