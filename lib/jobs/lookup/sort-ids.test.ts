import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindsOf } from "./lookup-result";
import { callsFor, chunksOf, sortIds } from "./sort-ids";

const order = (n: number) => `113-0000000-${String(n).padStart(7, "0")}`;
const orders = (count: number) => Array.from({ length: count }, (_, n) => order(n));

describe("kindsOf", () => {
  it.each([
    ["113-1234567-7654321", ["order", "productOrder", "tracking"]],
    ["2345324", ["order", "productOrder", "tracking"]],
    ["34000164006504", ["order", "productOrder", "tracking", "job"]],
    ["TBA123456789012", ["tracking"]],
    ["1Z999AA10123456784", ["tracking"]],
    ["9400111899223197428490", ["tracking"]],
    ["banana", []],
    ["1234", []],
    ["113_1234567", []],
    ["113-1234567-7654321!", []],
    [`T${"1".repeat(100)}`, []],
    ["2026-11-24", []],
    ["24-11-2026", []],
    ["3.4E+13", []],
    ["", []],
  ])("takes %s for %j", (id, kinds) => {
    expect(kindsOf(id)).toEqual(kinds);
  });
});

describe("sortIds", () => {
  it("looks each id up once and names what came twice, whatever its case", () => {
    expect(sortIds([order(1), "TBA12345", "tba12345", order(1), order(1), "no", "no"])).toEqual({
      ids: [order(1), "TBA12345"],
      malformed: ["no"],
      duplicates: [order(1), "TBA12345"],
    });
  });

  it("loses nothing and keeps the order", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...orders(5)))), (given) => {
        const { ids, malformed, duplicates } = sortIds(given);
        expect(new Set([...ids, ...malformed].map((id) => id.toUpperCase()))).toEqual(
          new Set(given.map((id) => id.toUpperCase())),
        );
        expect(ids).toEqual([...ids].sort((a, b) => given.indexOf(a) - given.indexOf(b)));
        expect(ids).toEqual(expect.arrayContaining(duplicates));
      }),
    );
  });
});

describe("callsFor", () => {
  it.each([
    ["no ids", [], 0, 0],
    ["one order", orders(1), 1, 3],
    ["37 orders", orders(37), 2, 6],
    ["200 orders", orders(200), 10, 30],
    ["a request of 200 and one of 1", orders(201), 11, 33],
    ["parcels only", ["TBA12345", "TBA12346"], 1, 1],
    ["an order and a parcel", [order(1), "TBA12345"], 2, 3],
    ["what may be a job id", ["34000164006504"], 1, 4],
  ])("knows what %s cost", (_, ids, least, most) => {
    expect(callsFor(ids)).toEqual({ least, most });
  });
});

it("cuts a list into parts that are the list again", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 30 }), (items, size) => {
      const chunks = chunksOf(items, size);
      expect(chunks.flat()).toEqual(items);
      for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(size);
      expect(chunks.length).toBe(Math.ceil(items.length / size));
    }),
  );
});
