import { describe, expect, it } from "vitest";
import { findIds, readValues } from "./pasted-values";

const parametersOf = (text: string) => findIds(text).map(({ parameter }) => parameter);

it.each([
  { text: "113-1234567-7654321", parameters: ["order", "productOrder", "tracking"] },
  { text: "  '113-1234567-7654321' ", parameters: ["order", "productOrder", "tracking"] },
  { text: "b0svtyre01", parameters: ["asin", "tracking"] },
  { text: "1Z999AA10123456784", parameters: ["tracking"] },
  { text: "113-1234567-7654321, B0SVTYRE01", parameters: ["tracking"] },
  { text: "113-12", parameters: ["order", "productOrder"] },
  { text: "１１３－1234567－7654321。", parameters: ["order", "productOrder", "tracking"] },
  { text: "order 113–1234567–7654321", parameters: ["order", "productOrder", "tracking"] },
  { text: "B0SVTYRE01，\u200bB0SVTYRE02、B0SVTYRE03.", parameters: ["asin", "tracking"] },
  { text: "export", parameters: [] },
  { text: "completed jobs", parameters: [] },
  { text: "last 7 days", parameters: [] },
  { text: "", parameters: [] },
])("takes $text for $parameters", ({ text, parameters }) => {
  expect(parametersOf(text)).toEqual(parameters);
});

it("takes several ids at once, each once, as Amazon writes them", () => {
  expect(findIds("b0svtyre01\nB0SVTYRE02\nb0svtyre01")[0]).toEqual({
    parameter: "asin",
    ids: ["B0SVTYRE01", "B0SVTYRE02"],
  });
});

it("offers nothing for more ids than Amazon takes", () => {
  const ids = Array.from({ length: 21 }, (_, n) => `113-1234567-${1_000_000 + n}`);
  expect(findIds(ids.slice(1).join(" "))).not.toEqual([]);
  expect(findIds(ids.join(" "))).toEqual([]);
});

const A = "113-1234567-7654321";
const B = "114-7654321-1234567";

const ROWS = [
  "Job ID,Service Order ID,Product Order ID,Tracking ID,ASIN,Required Skills,Store ID,Status",
  `34000164006504,${A},222-1111111-1111111,TBA123456789012,B0SVTVMT01,"TV mounting; Wall work",SEA TUKWILA,Completed`,
  `34000164006505,${B},,,b0svtyre04,Tyres,PDX-2,On hold`,
].join("\r\n");

describe("a pasted list of service orders", () => {
  it.each([
    ["commas", `${A},${B}`],
    ["semicolons", `${A}; ${B};`],
    ["tabs", `${A}\t${B}`],
    ["lines of Windows", `${A}\r\n${B}\r\n`],
    ["quotes", `"${A}"\n'${B}'`],
    ["the apostrophe that Excel puts before text", `'${A}\n'${B}`],
    ["a heading", `Order ID\n${A}\n${B}`],
    ["trailing spaces", `${A}   \n${B}  `],
    ["zero-width and no-break spaces", `\u200b${A}\u00a0\n\ufeff${B}\u2060`],
    ["the rows of a report", ROWS],
  ])("is read with %s", (_, text) => {
    expect(readValues("order", text)).toEqual([A, B]);
  });

  it("keeps what is no id, so that it can be named", () => {
    expect(readValues("order", `${A} banana ${B}`)).toEqual([A, "banana", B]);
  });
});

it.each([
  ["productOrder", ["222-1111111-1111111"]],
  ["tracking", ["TBA123456789012"]],
  ["asin", ["B0SVTVMT01", "b0svtyre04"]],
  ["skill", ["TV mounting", "Wall work", "Tyres"]],
  ["store", ["SEA TUKWILA", "PDX-2"]],
] as const)("the column %s is taken out of a report", (parameter, values) => {
  expect(readValues(parameter, ROWS)).toEqual(values);
});

it("a store or skill may have several words", () => {
  expect(readValues("skill", "TV mounting, Tyres")).toEqual(["TV mounting", "Tyres"]);
  expect(readValues("store", "SEA TUKWILA\nPDX-2")).toEqual(["SEA TUKWILA", "PDX-2"]);
});
