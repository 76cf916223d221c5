import { expect, it } from "vitest";
import { secretReminder } from "./secret-reminder";

const ISSUED = Date.parse("2026-09-13T10:00:00Z");
const at = (iso: string) => secretReminder(ISSUED, Date.parse(iso));

it.each([
  ["2026-09-13T10:00:00Z", null],
  ["2027-02-10T09:59:59.999Z", null],
  ["2027-02-10T10:00:00Z", { state: "soon", days: 30, lastDay: "2027-03-12" }],
  ["2027-02-19T12:00:00Z", { state: "soon", days: 21, lastDay: "2027-03-12" }],
  ["2027-03-12T09:59:59.999Z", { state: "soon", days: 1, lastDay: "2027-03-12" }],
  ["2027-03-12T10:00:00Z", { state: "expired", days: 0, lastDay: "2027-03-12" }],
  ["2027-03-15T10:00:00Z", { state: "expired", days: 3, lastDay: "2027-03-12" }],
])("at %s", (now, expected) => {
  expect(at(now)).toEqual(expected);
});

it("says nothing where nobody says when the secret was issued", () => {
  expect(secretReminder(null, Date.parse("2040-01-01"))).toBeNull();
});
