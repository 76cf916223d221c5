import { expect, it } from "vitest";
import { columnWidths } from "./column-widths";

const column = (size: number, share = 0, free = true) => ({ size, share, free });

it("shares what is left over, and leaves the rounding to the largest share", () => {
  expect(columnWidths([column(100), column(200, 3), column(60, 1)])).toEqual([
    "100px",
    undefined,
    "calc(60px + max(0px, var(--rows-width, 100cqw) - 360px) * 0.2500)",
  ]);
});

it("gives a pinned column its own width, whatever its share", () => {
  expect(columnWidths([column(100, 9, false), column(60, 1)])).toEqual(["100px", undefined]);
});

it("lets the last free column take the rest where none is made for it", () => {
  expect(columnWidths([column(100), column(60), column(40, 0, false)])).toEqual([
    "100px",
    undefined,
    "40px",
  ]);
});

it("keeps every width where all columns are pinned", () => {
  expect(columnWidths([column(100, 1, false)])).toEqual(["100px"]);
  expect(columnWidths([])).toEqual([]);
});
