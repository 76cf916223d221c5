import { expect, test } from "vitest";
import { notesIn, withNote } from "./away";

test("a note is of one day, and can be taken back", () => {
  const noted = withNote({}, { id: "ADA", day: "2026-12-01", isAway: true });
  expect(noted).toEqual({ "2026-12-01": ["ADA"] });
  const both = withNote(noted, { id: "BEN", day: "2026-12-01", isAway: true });
  expect(withNote(both, { id: "BEN", day: "2026-12-01", isAway: true })).toEqual(both);
  expect(withNote(both, { id: "ADA", day: "2026-12-01", isAway: false })).toEqual({
    "2026-12-01": ["BEN"],
  });
  expect(withNote(noted, { id: "ADA", day: "2026-12-01", isAway: false })).toEqual({});
});

test("the latest thirty days are kept", () => {
  let notes = {};
  for (let day = 1; day <= 31; day++) {
    const named = `2026-12-${String(day).padStart(2, "0")}`;
    notes = withNote(notes, { id: "ADA", day: named, isAway: true });
  }
  expect(Object.keys(notes)).toHaveLength(30);
  expect(notes).not.toHaveProperty("2026-12-01");
});

test.each(["", "null", "7", "{", "[]"])("%j holds no note", (text) => {
  expect(notesIn(text)).toEqual({});
});
