import { expect, it } from "vitest";
import { readSearch } from "@/lib/search/jobs-search";
import { viewHref, viewQuery } from "./view";
import { STARTING_VIEWS } from "./view-choice";

const context = { marketplaces: ["ATVPDKIKX0DER"], now: Date.parse("2026-11-23T20:00Z") };
const read = (query: string) => readSearch(new URLSearchParams(query), context);

it.each(STARTING_VIEWS)("$id asks what the address understands, in its canonical form", (view) => {
  const { search, problems } = read(view.query);
  expect(problems).toEqual([]);
  expect(viewQuery(search)).toBe(view.query);
});

it("keeps of a search the question, not the position in its answer", () => {
  const { search } = read("status=HOLD&page=7&asOf=2026-11-23T19:00Z&job=J1&sort=status&size=5");
  expect(viewQuery(search)).toBe("status=HOLD&sort=status&size=5");
});

it("has plain addresses", () => {
  expect(viewHref("")).toBe("/jobs");
  expect(viewHref("status=HOLD")).toBe("/jobs?status=HOLD");
});
