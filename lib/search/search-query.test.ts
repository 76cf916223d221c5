import { describe, expect, it } from "vitest";
import { searchQuery, wantedOf } from "./search-query";

const ORDER = "113-1234567-7654321";

describe("wantedOf", () => {
  it.each([
    { typed: ORDER, wanted: { text: ORDER, isId: true }, what: "an order" },
    { typed: ` "${ORDER}". `, wanted: { text: ORDER, isId: true }, what: "an order in quotes" },
    {
      typed: `Bestellung: ${ORDER}`,
      wanted: { text: ORDER, isId: true },
      what: "an order behind its heading",
    },
    {
      typed: "113\u20111234567\u20117654321",
      wanted: { text: ORDER, isId: true },
      what: "an order with the hyphens of a word processor",
    },
    {
      typed: "1Z999AA10123456784",
      wanted: { text: "1Z999AA10123456784", isId: true },
      what: "a parcel",
    },
    { typed: "B0ABCDEFGH", wanted: { text: "B0ABCDEFGH", isId: true }, what: "an ASIN" },
    {
      typed: "  Mara   Lopez ",
      wanted: { text: "Mara Lopez", isId: false },
      what: "a name",
    },
    { typed: "tukwila", wanted: { text: "tukwila", isId: false }, what: "a word" },
    { typed: "轮胎", wanted: { text: "轮胎", isId: false }, what: "two characters" },
    { typed: "2 tires", wanted: { text: "2 tires", isId: false }, what: "a number and a word" },
    { typed: "1234567", wanted: { text: "1234567", isId: true }, what: "a part of an id" },
    { typed: "SEA-01", wanted: { text: "SEA-01", isId: false }, what: "a short store" },
    { typed: "9".repeat(81), wanted: null, what: "more digits than any id has" },
    { typed: "a", wanted: null, what: "one letter" },
    { typed: " ", wanted: null, what: "nothing" },
    { typed: "x".repeat(81), wanted: null, what: "more than any name has" },
    { typed: `${ORDER}, 113-1234567-7654322`, wanted: null, what: "two orders, for the lookup" },
    {
      typed: Array.from({ length: 21 }, (_, index) => `${index}`).join(" "),
      wanted: null,
      what: "many ids, for the lookup",
    },
  ])("$what", ({ typed, wanted }) => {
    expect(wantedOf(typed)).toEqual(wanted);
  });
});

describe("searchQuery", () => {
  it("is one question for each text and marketplace, and no longer kept than it is looked at", () => {
    const query = searchQuery("tires", "A1");
    expect(query.queryKey).toEqual(["search", "tires", "A1"]);
    expect(searchQuery("tires", null).queryKey).not.toEqual(query.queryKey);
    expect(query.gcTime).toBeLessThanOrEqual(60_000);
  });
});
