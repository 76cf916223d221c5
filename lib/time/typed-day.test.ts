import fc from "fast-check";
import { expect, it } from "vitest";
import { readTypedDay, writeDay, writeDayInFigures } from "./typed-day";

const TODAY = "2026-11-24";
const read = (text: string, locale = "en") => readTypedDay(text, locale, TODAY);

it.each([
  ["en", "24 Nov 2026", "24/11/2026"],
  ["de", "24. Nov. 2026", "24.11.2026"],
  ["zh-CN", "2026年11月24日", "2026/11/24"],
])("in %s a day is %s, or %s", (locale, words, figures) => {
  expect(writeDay(TODAY, locale)).toBe(words);
  expect(writeDayInFigures(TODAY, locale)).toBe(figures);
});

it.each([
  ["en", "3/12", "2026-12-03"],
  ["en", "3/12/27", "2027-12-03"],
  ["en", "12/31/2026", "2026-12-31"],
  ["en", "nov 30", "2026-11-30"],
  ["en", "30 november 2025", "2025-11-30"],
  ["en", "2026-2-9", "2026-02-09"],
  ["en", "2026 Dec 9", "2026-12-09"],
  ["de", "3.12.", "2026-12-03"],
  ["de", "3. Dez", "2026-12-03"],
  ["de", "3. März 2027", "2027-03-03"],
  ["de", "3 dec 2026", "2026-12-03"],
  ["zh-CN", "12-3", "2026-12-03"],
  ["zh-CN", "12月3日", "2026-12-03"],
  ["zh-CN", "２０２６．１２．３", "2026-12-03"],
])("in %s %s is %s", (locale, text, day) => {
  expect(read(text, locale)).toBe(day);
});

it.each([
  "",
  "soon",
  "24",
  "30 Feb 2026",
  "31/31/2026",
  "24/11/2",
  "24/11/202",
  "24 Nov 20266",
  "1 2 3 4",
  "20261124",
  "24 No 2026",
  "24 Nov or Dec",
])("%s is no day", (text) => {
  expect(read(text)).toBeNull();
});

it("reads back whatever it writes", () => {
  const days = fc
    .integer({ min: 0, max: 30_000 })
    .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, fc.constantFrom("en", "de", "zh-CN"), (day, locale) => {
      expect(read(writeDay(day, locale), locale)).toBe(day);
      expect(read(writeDayInFigures(day, locale), locale)).toBe(day);
    }),
  );
});
