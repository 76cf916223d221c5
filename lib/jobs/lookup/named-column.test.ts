import { describe, expect, it } from "vitest";
import { namedColumn } from "./named-column";
import { readIds } from "./read-ids";

const A = "113-1234567-7654321";
const B = "114-1234567-7654321";
const REPORT = [
  '"Job ID","Service Order ID","Status","Service","Product Order ID","Tracking ID","ASIN","Store","Date"',
  `"34000164006504","${A}","Completed","TV mounting, 55"" and up","222-7654321-1234567","TBA1; TBA2","B0SVTVMT01","SEA-1","2026-11-24"`,
  `"34000164006505","${B}","On hold","Tyres,\nfour of them","","","B0SVTYRE04","PDX-2","2026-11-25"`,
].join("\r\n");

describe("namedColumn", () => {
  it.each([
    ["order", [A, B]],
    ["job", ["34000164006504", "34000164006505"]],
    ["productOrder", ["222-7654321-1234567"]],
    ["tracking", ["TBA1; TBA2"]],
    ["asin", ["B0SVTVMT01", "B0SVTYRE04"]],
    ["store", ["SEA-1", "PDX-2"]],
  ] as const)("takes the column %s out of a report", (name, cells) => {
    expect(namedColumn(REPORT, [name])).toEqual(cells);
  });

  it.each([
    ["tabs of a spreadsheet", `Status\tOrder number\nOpen\t${A}\nOpen\t${B}`],
    ["semicolons", `Order-No.;City\r\n${A};Seattle\r\n${B};Portland`],
    ["one column", `\nservice_order_ids\n${A}\n${B}\n`],
    ["a column that ends early", `Order ID,Note\n${A}\n${B},late`],
  ])("reads %s", (_, text) => {
    expect(namedColumn(text, ["order"])).toEqual([A, B]);
  });

  it("takes of each row the first value that it has", () => {
    const text = `Job ID,Order ID\n34000164006504,${A}\n34000164006505,`;
    expect(namedColumn(text, ["order", "job"])).toEqual([A, "34000164006505"]);
  });

  it.each([
    ["has no heading", `${A},Open\n${B},Open`],
    ["has another heading", `City\nSeattle`],
    ["is one line", "Order ID, Job ID"],
    ["begins with a sentence that names ids", `Order ${A}, open\n${B}, open`],
    ["would lose orders of a column without a name", `Orders, please\n${A}, ${B}`],
  ])("leaves a text alone that %s", (_, text) => {
    expect(namedColumn(text, ["order"])).toBeNull();
  });
});

describe("readIds of a report", () => {
  it("takes one id a row, and neither its words nor its dates", () => {
    expect(readIds(REPORT)).toEqual([A, B]);
  });

  it("takes the wanted ids where several stand in a cell", () => {
    expect(readIds(REPORT, ["tracking"])).toEqual(["TBA1", "TBA2"]);
  });

  it("reads a text whole that names no wanted column", () => {
    expect(readIds(`City\n${A}`, ["order"])).toEqual(["City", A]);
    expect(readIds(`Orders, please\n${A}, ${B}`)).toEqual(["please", A, B]);
  });
});
