import { describe, expect, it } from "vitest";
import { EXPORT_COLUMNS, type ExportColumnId } from "@/lib/jobs/export-columns";
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

const J = "34000164006504";
const K = "34000164006505";

describe("a file as programs write it", () => {
  it.each([
    [
      "a line that says what parts the cells",
      `sep=;\r\nOrder ID;Date\r\n${A};2026-11-24\r\n${B};2026-11-25`,
    ],
    [
      "such a line in quotes, and a byte order mark",
      `\ufeff"sep=;"\nOrder ID;Date\n${A};2026-11-24\n${B};2026-11-25`,
    ],
    [
      "titles above the headings",
      `Jobs of November, as of 2026-11-28\n\nAll stores; Seattle\nDate,Order ID\n2026-11-24,${A}\n2026-11-25,${B}`,
    ],
    ["line ends of old Macs", `Date\tOrder ID\r2026-11-24\t${A}\r2026-11-25\t${B}\r`],
    ["line separators", `Date;Order ID\u20282026-11-24;${A}\u20282026-11-25;${B}`],
    ["bars", `Date|Order ID\n2026-11-24|${A}\n2026-11-25|${B}`],
    [
      "bars of a chat's table",
      `| Date | Order ID |\n|---|---|\n| 2026-11-24 | ${A} |\n| 2026-11-25 | ${B} |`,
    ],
    ["cells of several lines", `Note,Order ID\n"Ring twice,\nthen call",${A}\n"",${B}`],
    ["cells that are text for Excel", `Date,Order ID\n2026-11-24,"=""${A}"""\n2026-11-25,="${B}"`],
    [
      "German headings",
      `Erstellt;Bestellung;Filiale\n24.11.2026;${A};SEA-1\n25.11.2026;${B};PDX-2`,
    ],
    ["Chinese headings", `创建时间,订单编号,门店\n2026-11-24,${A},一\n2026-11-25,${B},二`],
    [
      "Chinese headings that explain themselves",
      `创建时间\t订单号（必填）\n2026-11-24\t${A}\n2026-11-25\t${B}`,
    ],
    [
      "headings again on each printed page",
      `Date,Order ID\n2026-11-24,${A}\nDate,Order ID\n2026-11-25,${B}`,
    ],
    [
      "a heading that repeats none of the title",
      `Orders of 2026-11\nDate,Order ID\n2026-11-24,${A}\n2026-11-25,${B}`,
    ],
  ])("is read with %s", (_, text) => {
    expect(readIds(text)).toEqual([A, B]);
  });

  it.each([
    ["German", `Auftrags-ID;Status\n${J};Offen\n${K};Offen`],
    ["Chinese", `工单编号,状态\n${J},待处理\n${K},待处理`],
    ["English", `Job id,Status\n${J},Open\n${K},Open`],
  ])("gives jobs under their %s heading", (_, text) => {
    expect(readIds(text)).toEqual([J, K]);
  });

  it("may be our own export, to its last record", () => {
    const ids = EXPORT_COLUMNS.map(({ id }) => id);
    const row = (values: Partial<Record<ExportColumnId, string>>) =>
      ids.map((id) => values[id] ?? "").join(",");
    const file = [
      ids.join(","),
      row({ serviceJobId: J, serviceOrderId: A, created: "2026-11-24T08:00:00.000Z" }),
      row({ serviceJobId: K, createdLocal: "2026-11-25 08:00", trackingIds: "TBA1 | TBA2" }),
      "# complete: 2 of 2 jobs",
    ].join("\r\n");
    expect(readIds(file)).toEqual([A, K]);
    expect(readIds(file, ["tracking"])).toEqual(["TBA1", "TBA2"]);
    expect(readIds(file.replaceAll(",", ";"))).toEqual([A, K]);
  });

  it("keeps ids that stand above a word that is a heading elsewhere", () => {
    expect(readIds(`${A}\nOrder\n${B}`)).toEqual([A, B]);
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
