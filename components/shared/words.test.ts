import { describe, expect, it } from "vitest";
import { moneyWords } from "./words";

describe("moneyWords", () => {
  it("writes money as the currency and the language want it", () => {
    expect(moneyWords({ value: 49.9, currency: "USD" }, "en")).toBe("$49.90");
    expect(moneyWords({ value: 4900, currency: "JPY" }, "en")).toBe("¥4,900");
    expect(moneyWords({ value: 0, currency: "EUR" }, "en")).toBe("€0.00");
  });

  it("keeps an amount whose currency is absent or no currency", () => {
    expect(moneyWords({ value: 1234.5 }, "en")).toBe("1,234.5");
    expect(moneyWords({ value: 12, currency: "points" }, "en")).toBe("12 points");
  });

  it("is null without an amount", () => {
    expect(moneyWords(undefined, "en")).toBeNull();
    expect(moneyWords({ currency: "USD" }, "en")).toBeNull();
  });
});
