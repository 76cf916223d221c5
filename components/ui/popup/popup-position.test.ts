import { describe, expect, test } from "vitest";
import { positionBeside } from "./popup-position";

const VIEW = { width: 400, height: 300 };
const TIP = { width: 80, height: 20 };
const MIDDLE = { left: 180, top: 140, width: 40, height: 20 };

describe("where there is room", () => {
  test.each([
    ["top", { left: 160, top: 114 }],
    ["bottom", { left: 160, top: 166 }],
    ["left", { left: 94, top: 140 }],
    ["right", { left: 226, top: 140 }],
  ] as const)("it is centred at the %s", (side, position) => {
    expect(positionBeside(MIDDLE, TIP, side, VIEW)).toEqual(position);
  });
});

test("it goes to the other side where only that has room", () => {
  expect(positionBeside({ ...MIDDLE, top: 270 }, TIP, "bottom", VIEW).top).toBe(244);
  expect(positionBeside({ ...MIDDLE, left: 350 }, TIP, "right", VIEW).left).toBe(264);
});

test("it stays on its side where neither has room, and never leaves the window", () => {
  const tall = { ...MIDDLE, top: 4, height: 290 };
  expect(positionBeside(tall, TIP, "bottom", VIEW).top).toBe(272);
  expect(positionBeside({ ...MIDDLE, left: 0 }, TIP, "bottom", VIEW).left).toBe(8);
  expect(positionBeside({ ...MIDDLE, left: 360 }, TIP, "bottom", VIEW).left).toBe(312);
});
