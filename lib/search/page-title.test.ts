import { describe, expect, it } from "vitest";
import { readSearch } from "./jobs-search";
import { pageTitle } from "./page-title";

const words = {
  list: "Jobs",
  job: (id: string) => `Job ${id}`,
  filters: (count: number) => `${count} filters`,
  page: (page: number) => `page ${page}`,
};
const context = { marketplaces: ["ATVPDKIKX0DER"], now: Date.parse("2026-11-23T20:00Z") };

describe("pageTitle", () => {
  it.each([
    ["", "Jobs"],
    ["sort=date&size=10&tz=Europe/London", "Jobs"],
    ["status=HOLD,COMPLETED&created=7d&store=SEA-TUKWILA-01", "3 filters · Jobs"],
    ["order=112-1234567-1234567", "1 filters · Jobs"],
    ["scheduled=today&page=2", "1 filters, page 2 · Jobs"],
    ["page=4", "page 4 · Jobs"],
    ["status=HOLD&job=19123456", "Job 19123456 · Jobs"],
  ])("?%s is %s", (query, title) => {
    const { search } = readSearch(new URLSearchParams(query), context);
    expect(pageTitle(search, words)).toBe(title);
  });
});
