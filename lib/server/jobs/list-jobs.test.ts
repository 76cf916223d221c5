import { expect, it } from "vitest";
import type { JobPage } from "@/lib/jobs/job";
import { createShapedPages, type PageOf } from "./list-jobs";

const ABOUT: PageOf = {
  role: "viewer",
  page: 1,
  size: 20,
  asOf: "2026-11-23T12:00:00.000Z",
  hasNext: true,
};

const answer = () => ({
  jobs: [],
  totalResultSize: 0,
  nextPageToken: null,
  previousPageToken: null,
});

function setUp() {
  const clock = { time: 0 };
  const pageOf = createShapedPages(() => clock.time);
  const make = (): JobPage => ({
    jobs: [],
    total: 0,
    page: 1,
    pageSize: 20,
    hasNext: true,
    hasPrevious: false,
    asOf: ABOUT.asOf,
    fetchedAt: ABOUT.asOf,
  });
  return { clock, pageOf, make };
}

it("makes one page for everybody of a role, and anew after five seconds", () => {
  const { clock, pageOf, make } = setUp();
  const listing = answer();
  const first = pageOf(listing, ABOUT, make);
  clock.time += 4_999;
  expect(pageOf(listing, { ...ABOUT }, make)).toBe(first);
  clock.time += 1;
  expect(pageOf(listing, ABOUT, make)).not.toBe(first);
});

it.each<Partial<PageOf>>([
  { role: "manager" },
  { page: 2 },
  { size: 10 },
  { asOf: "2026-11-23T12:00:15.000Z" },
  { hasNext: false },
])("never shares a page with another %o", (other) => {
  const { pageOf, make } = setUp();
  const listing = answer();
  const first = pageOf(listing, ABOUT, make);
  expect(pageOf(listing, { ...ABOUT, ...other }, make)).not.toBe(first);
});

it("makes a page anew for a newer answer", () => {
  const { pageOf, make } = setUp();
  expect(pageOf(answer(), ABOUT, make)).not.toBe(pageOf(answer(), ABOUT, make));
});
