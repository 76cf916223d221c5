import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignSlots } from "./row-slots";

const slotsOf = (...pages: string[][]) =>
  pages
    .reduce((before, ids) => assignSlots(before, ids), assignSlots([], []))
    .map(({ id, slot }) => `${id}${slot}`);

describe("assignSlots", () => {
  it("numbers the first rows from the top", () => {
    expect(slotsOf(["a", "b", "c"])).toEqual(["a0", "b1", "c2"]);
  });

  it("gives another page the slots of the page before, in the same order", () => {
    expect(slotsOf(["a", "b", "c"], ["d", "e", "f"])).toEqual(["d0", "e1", "f2"]);
  });

  it("leaves a row its slot when others come before it", () => {
    expect(slotsOf(["a", "b", "c"], ["x", "a", "b"])).toEqual(["x2", "a0", "b1"]);
  });

  it("makes new slots only for more rows than there were", () => {
    expect(slotsOf(["a", "b"], ["c", "d", "e"])).toEqual(["c0", "d1", "e2"]);
    expect(slotsOf(["a", "b", "c"], ["d"], ["e", "f"])).toEqual(["e0", "f1"]);
  });

  it("keeps every slot apart, whatever ids come, and never moves a row that stays", () => {
    const page = fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 5 }), (pages) => {
        let before = assignSlots([], []);
        for (const ids of pages) {
          const now = assignSlots(before, ids);
          expect(now.map(({ id }) => id)).toEqual(ids);
          expect(new Set(now.map(({ slot }) => slot)).size).toBe(ids.length);
          for (const { id, slot } of before) {
            if (before.filter((row) => row.id === id).length > 1) continue;
            if (ids.includes(id)) expect(now.find((row) => row.id === id)?.slot).toBe(slot);
          }
          before = now;
        }
      }),
    );
  });
});
