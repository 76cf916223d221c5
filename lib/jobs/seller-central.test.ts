import { expect, it } from "vitest";
import { MARKETPLACES } from "./marketplaces";
import { sellerCentralOrder } from "./seller-central";

const ORDER = "113-1234567-7654321";

it("knows where Seller Central shows an order, in every marketplace", () => {
  expect(sellerCentralOrder("ATVPDKIKX0DER", ORDER)).toBe(
    `https://sellercentral.amazon.com/orders-v3/order/${ORDER}`,
  );
  expect(sellerCentralOrder("A1PA6795UKMFR9", ORDER)).toBe(
    `https://sellercentral-europe.amazon.com/orders-v3/order/${ORDER}`,
  );
  for (const { id } of MARKETPLACES) expect(sellerCentralOrder(id, ORDER)).not.toBeNull();
});

it("leads nowhere from what is no order, or of no marketplace", () => {
  expect(sellerCentralOrder("ATVPDKIKX0DER", "../../evil")).toBeNull();
  expect(sellerCentralOrder(undefined, ORDER)).toBeNull();
});
