import { expect, it } from "vitest";
import { columnWidths } from "./column-widths";

const column = (min: number, size = min, max = Number.POSITIVE_INFINITY) => ({ min, size, max });

it("shares what there is beyond the least widths by what each column is short of", () => {
  expect(columnWidths([column(96), column(160, 400), column(64, 144)])).toEqual([
    "6rem",
    "calc(10rem + max(0px, var(--rows-width, 100cqw) - 20rem) * 0.7500)",
    "calc(4rem + max(0px, var(--rows-width, 100cqw) - 20rem) * 0.2500)",
  ]);
});

it("ends where a column needs no more", () => {
  expect(columnWidths([column(160, 320, 480)])).toEqual([
    "min(30rem, 10rem + max(0px, var(--rows-width, 100cqw) - 10rem) * 1.0000)",
  ]);
});

it("keeps a width that somebody has chosen", () => {
  expect(columnWidths([column(200, 200, 200)])).toEqual(["12.5rem"]);
  expect(columnWidths([])).toEqual([]);
});

it("gives first to who is short of little", () => {
  expect(columnWidths([column(96, 112), column(160, 400, 480)])).toEqual([
    "min(7rem, 6rem + max(0px, var(--rows-width, 100cqw) - 16rem) * 1.0000)",
    "min(30rem, 10rem + max(0px, var(--rows-width, 100cqw) - 17rem) * 1.0000)",
  ]);
});
