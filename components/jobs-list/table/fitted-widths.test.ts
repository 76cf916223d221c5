import { expect, it } from "vitest";
import type { Job } from "@/lib/jobs/job";
import { fittedWidths, textWidth } from "./fitted-widths";

const job = (title: string, city = "Bend"): Job => ({
  serviceJobId: title,
  scopeOfWork: { title },
  serviceLocation: { address: { city } },
  flags: [],
  hidden: [],
  zone: "UTC",
});

const noVisit = () => "";

it("is as wide as the longest text of a column", () => {
  const { service = 0, city = 0 } = fittedWidths(
    [job("Tire"), job("Tire installation, set of 4")],
    new Map(),
    noVisit,
  );
  expect(service).toBeGreaterThanOrEqual(textWidth("Tire installation, set of 4") + 16);
  expect(city).toBeLessThan(service);
});

it("never becomes narrower while a list is read", () => {
  const wide = fittedWidths([job("Tire installation, set of 4")], new Map(), noVisit);
  expect(fittedWidths([job("TV")], new Map(), noVisit, wide)).toEqual(wide);
});

it("knows a store by its name", () => {
  const stores = new Map([["S", "Beaverton, behind the station"]]);
  const inStore = { ...job("TV"), storeId: "S" };
  const named = fittedWidths([inStore], stores, noVisit).store ?? 0;
  expect(named).toBeGreaterThan(fittedWidths([inStore], new Map(), noVisit).store ?? 0);
});

it("gives a Chinese character twice the room of a letter", () => {
  expect(textWidth("轮胎")).toBeGreaterThan(textWidth("abc"));
});

it.each([
  ["an ordinary visit what it always has", "Wed 25 Nov, 09:00–11:00 PST", 0, 0],
  ["one of another year more", "Tue 12 Jan 2027, 09:00–11:00 PST", 225, 250],
  ["one with two zones still more", "Sun 14 Mar 2027, 01:30 PST–03:30 PDT", 255, 285],
])("gives %s", (_, words, least, most) => {
  const { appointment = 0 } = fittedWidths([job("TV")], new Map(), () => words);
  expect(appointment).toBeGreaterThanOrEqual(least);
  expect(appointment).toBeLessThanOrEqual(most);
});
