import { expect, it } from "vitest";
import type { Job } from "@/lib/jobs/job";
import { NOTHING_CHOSEN, withChoice, withRows } from "./selection";

const job = (id: string, order?: string): Job => ({
  serviceJobId: id,
  serviceOrderId: order,
  flags: [],
  hidden: [],
  zone: "UTC",
});
const rows = ["a", "b", "c", "d"].map((id) => job(id, `order-${id}`));
const one = (id: string, range = false, checked = true) => ({ id, range, checked });

it("takes all rows between the last one and the one that Shift ends at, up or down", () => {
  const started = withChoice(NOTHING_CHOSEN, one("c"), rows);
  expect([...withChoice(started, one("a", true), rows).chosen.keys()]).toEqual(["c", "a", "b"]);
  expect([...withChoice(started, one("d", true), rows).chosen.keys()]).toEqual(["c", "d"]);
});

it("takes one row alone where the range began on another page", () => {
  const started = withChoice(NOTHING_CHOSEN, one("x"), [job("x")]);
  expect([...withChoice(started, one("b", true), rows).chosen.keys()]).toEqual(["x", "b"]);
});

it("keeps each job as it was shown, and none without an id", () => {
  const [a, b] = [job("a", "order-a"), job("b")];
  const { chosen } = withRows(NOTHING_CHOSEN, [a, b, job("")], true);
  expect([...chosen.values()]).toEqual([a, b]);
});

it("is no longer everything once a row is let go", () => {
  const all = { ...withRows(NOTHING_CHOSEN, rows, true), everything: true };
  const { chosen, everything } = withChoice(all, one("b", false, false), rows);
  expect(everything).toBe(false);
  expect([...chosen.keys()]).toEqual(["a", "c", "d"]);
});
