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

it("is as wide as the longest text of a column", () => {
  const { service = 0, city = 0 } = fittedWidths(
    [job("Tire"), job("Tire installation, set of 4")],
    new Map(),
  );
  expect(service).toBeGreaterThanOrEqual(textWidth("Tire installation, set of 4") + 16);
  expect(city).toBeLessThan(service);
});

it("never becomes narrower while a list is read", () => {
  const wide = fittedWidths([job("Tire installation, set of 4")], new Map());
  expect(fittedWidths([job("TV")], new Map(), wide)).toEqual(wide);
});

it("knows a store by its name", () => {
  const stores = new Map([["S", "Beaverton, behind the station"]]);
  const inStore = { ...job("TV"), storeId: "S" };
  const named = fittedWidths([inStore], stores).store ?? 0;
  expect(named).toBeGreaterThan(fittedWidths([inStore], new Map()).store ?? 0);
});

it("gives a Chinese character twice the room of a letter", () => {
  expect(textWidth("轮胎")).toBeGreaterThan(textWidth("abc"));
});
