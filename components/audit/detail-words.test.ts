import { expect, test } from "vitest";
import { detailWords, listHref } from "./detail-words";

const say = (key: string, value: string) => (value === "" ? key : `${key}=${value}`);

test("an export begins with its stage and ends with its mark", () => {
  const details = {
    end: "complete",
    export: "f00d",
    format: "csv",
    rows: 12,
    search: "status=HOLD",
    stage: "ended",
  };
  expect(detailWords(details, say)).toEqual([
    "ended",
    "format=csv",
    "rows=12",
    "complete",
    "export=f00d",
  ]);
  expect(listHref(details)).toBe("/jobs?status=HOLD");
});

test("an export that broke off says why", () => {
  expect(detailWords({ stage: "ended", end: "unavailable" }, say)).toEqual([
    "ended",
    "incomplete=unavailable",
  ]);
});

test("parts come in the order of the story, whatever the database made of it", () => {
  const details = { found: 1, asked: 3, fingerprint: "f", novelty: true, marketplace: "M" };
  expect(detailWords(details, say)).toEqual([
    "marketplace=M",
    "asked=3",
    "found=1",
    "novelty=true",
    "fingerprint=f",
  ]);
});

test("what says nothing is not said", () => {
  expect(detailWords({ stage: "begun", after: 0, marketplace: "" }, say)).toEqual(["begun"]);
  expect(listHref({})).toBeNull();
  expect(listHref({ search: "" })).toBe("/jobs");
});
