import { describe, expect, it } from "vitest";
import { itemSummary } from "./item-summary";

describe("itemSummary", () => {
  it("has nothing to say without items", () => {
    expect(itemSummary(undefined)).toBeNull();
    expect(itemSummary([])).toBeNull();
  });

  it("counts units, one where Amazon gives no quantity", () => {
    expect(
      itemSummary([{ itemStatus: "DELIVERED", quantity: 4 }, { itemStatus: "DELIVERED" }]),
    ).toEqual({ state: "delivered", count: 5, delivered: 5 });
  });

  it("distinguishes a part from the whole", () => {
    expect(
      itemSummary([
        { itemStatus: "DELIVERED", quantity: 1 },
        { itemStatus: "SHIPPED", quantity: 1 },
      ]),
    ).toEqual({ state: "partly", count: 2, delivered: 1 });
  });

  it("says how far undelivered goods are", () => {
    expect(itemSummary([{ itemStatus: "ACTIVE" }])?.state).toBe("notShipped");
    expect(itemSummary([{ itemStatus: "ACTIVE" }, { itemStatus: "SHIPPED" }])?.state).toBe(
      "shipped",
    );
  });

  it("leaves cancelled items out unless all are", () => {
    expect(
      itemSummary([{ itemStatus: "CANCELLED", quantity: 3 }, { itemStatus: "DELIVERED" }]),
    ).toEqual({ state: "delivered", count: 1, delivered: 1 });
    expect(itemSummary([{ itemStatus: "CANCELLED", quantity: 3 }])).toEqual({
      state: "cancelled",
      count: 3,
      delivered: 0,
    });
  });

  it("claims nothing about a status that it does not know", () => {
    expect(itemSummary([{ itemStatus: "RETURNED" }])?.state).toBe("unknown");
    expect(itemSummary([{}])?.state).toBe("unknown");
  });
});
