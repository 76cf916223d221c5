import { describe, expect, it } from "vitest";
import { firstLayout, withPin, withPosition, withVisibility, withWidth } from "./column-layout";
import { arrangeColumns } from "./data-column";

const cell = () => null;
const COLUMNS = [
  { id: "order", size: 184, cell },
  { id: "status", size: 156, cell },
  { id: "city", cell },
  { id: "skills", size: 40, cell },
];
const FIRST = firstLayout([
  { id: "order", visible: true, fixed: true },
  { id: "status", visible: true },
  { id: "city", visible: true },
  { id: "skills", visible: false },
]);

const shown = (layout: typeof FIRST) =>
  arrangeColumns(COLUMNS, layout).map(
    ({ id, width, pinned, offset }) => `${id} ${width} ${pinned ?? "free"} ${offset}`,
  );

describe("arrangeColumns", () => {
  it("leaves out what is hidden, and gives a column without a width 140 px", () => {
    expect(shown(FIRST)).toEqual(["order 184 edge 0", "status 156 free 184", "city 140 free 340"]);
  });

  it("puts pinned columns first, each where the one before ends", () => {
    expect(shown(withPin(FIRST, "city", true))).toEqual([
      "order 184 inner 0",
      "city 140 edge 184",
      "status 156 free 324",
    ]);
  });

  it("ends the pinned ones with the last that is seen", () => {
    const hidden = withVisibility(withPin(FIRST, "city", true), "city", false);
    expect(shown(hidden)).toEqual(["order 184 edge 0", "status 156 free 184"]);
  });

  it("follows the order and the widths of the layout, within bounds", () => {
    const moved = withPosition(withVisibility(FIRST, "skills", true), "skills", "status");
    expect(shown(withWidth(moved, "city", 300))).toEqual([
      "order 184 edge 0",
      "skills 72 free 184",
      "status 156 free 256",
      "city 300 free 412",
    ]);
  });

  it("ignores ids that no column has", () => {
    const layout = { ...FIRST, order: ["gone", ...FIRST.order], pinned: ["gone", "order"] };
    expect(shown(layout)).toEqual(shown(FIRST));
  });
});
