import { describe, expect, it } from "vitest";
import {
  firstLayout,
  withDensity,
  withMove,
  withPin,
  withPosition,
  withVisibility,
  withWidth,
} from "./column-layout";
import { readLayout, writeLayout } from "./use-column-layout";

const COLUMNS = [
  { id: "order", visible: true, fixed: true },
  { id: "status", visible: true },
  { id: "city", visible: true },
  { id: "skills", visible: false },
];
const FIRST = firstLayout(COLUMNS);

describe("changes to a layout", () => {
  it("moves a column by one place and leaves the ends", () => {
    expect(withMove(FIRST, "city", -1).order).toEqual(["order", "city", "status", "skills"]);
    expect(withMove(FIRST, "skills", 1)).toBe(FIRST);
    expect(withMove(FIRST, "nothing", 1)).toBe(FIRST);
  });

  it("moves a column to the place of another, and the others close up", () => {
    expect(withPosition(FIRST, "skills", "status").order).toEqual([
      "order",
      "skills",
      "status",
      "city",
    ]);
    expect(withPosition(FIRST, "status", "skills").order).toEqual([
      "order",
      "city",
      "skills",
      "status",
    ]);
    expect(withPosition(FIRST, "status", "status")).toBe(FIRST);
    expect(withPosition(FIRST, "status", "nothing")).toBe(FIRST);
  });

  it("pins columns in the order of the table, and keeps that order when they move", () => {
    const pinned = withPin(withPin(FIRST, "city", true), "status", true);
    expect(pinned.pinned).toEqual(["order", "status", "city"]);
    expect(withMove(pinned, "city", -1).pinned).toEqual(["order", "city", "status"]);
    expect(withPin(pinned, "status", false).pinned).toEqual(["order", "city"]);
  });

  it("keeps widths within bounds and gives them back", () => {
    expect(withWidth(FIRST, "city", 10_000).sizing).toEqual({ city: 640 });
    expect(withWidth(FIRST, "city", 1).sizing).toEqual({ city: 72 });
    expect(withWidth(withWidth(FIRST, "city", 200), "city", null).sizing).toEqual({});
  });
});

describe("a stored layout", () => {
  const changed = withWidth(
    withPin(withMove(withVisibility(FIRST, "skills", true), "skills", -1), "city", true),
    "status",
    180,
  );

  it("comes back as it was", () => {
    expect(readLayout(writeLayout(changed), COLUMNS)).toEqual(changed);
    expect(readLayout(writeLayout(FIRST), COLUMNS)).toEqual(FIRST);
    const compact = withDensity(FIRST, "compact");
    expect(readLayout(writeLayout(compact), COLUMNS)).toEqual({ ...FIRST, density: "compact" });
    expect(readLayout(writeLayout(withDensity(compact, "comfortable")), COLUMNS)).toEqual(FIRST);
  });

  it("is the first one where nothing or nonsense is stored", () => {
    for (const stored of [undefined, "", "order", "{}", "a~b~c~d"]) {
      expect(readLayout(stored, COLUMNS)).toEqual(FIRST);
    }
  });

  it("leaves out what no longer exists and what is no width", () => {
    const layout = readLayout(
      "gone,city,order,status,skills~gone~gone~gone:90,city:x~dense",
      COLUMNS,
    );
    expect(layout.order).toEqual(["order", "city", "status", "skills"]);
    expect(layout.pinned).toEqual(["order"]);
    expect(layout.sizing).toEqual({});
    expect(layout.density).toBeUndefined();
  });

  it("never hides or unpins a fixed column", () => {
    const layout = readLayout("status,order,city,skills~order~~~", COLUMNS);
    expect(layout.visibility.order).toBe(true);
    expect(layout.pinned).toEqual(["order"]);
  });

  it("puts a column that is new where it usually stands, shown as it usually is", () => {
    const layout = readLayout("order,skills,city~city~order~~", COLUMNS);
    expect(layout.order).toEqual(["order", "status", "skills", "city"]);
    expect(layout.visibility).toEqual({ order: true, status: true, city: false, skills: true });
  });
});
