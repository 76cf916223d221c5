import { describe, expect, it } from "vitest";
import { csvRecord, excelCsv, PLAIN_CSV } from "./export-csv";

describe("the table that an Excel opens", () => {
  it.each([
    ["de", "de-DE", ";", ","],
    ["de", "en-US", ";", ","],
    ["de", "de-CH", ";", "."],
    ["en", "en-US", ",", "."],
    ["en", "de-DE", ";", ","],
    ["en", "fr-FR", ";", ","],
    ["zh-CN", "zh-CN", ",", "."],
    ["zh-CN", "de-DE", ",", "."],
    ["en", "", ",", "."],
    ["de", "x", ";", ","],
  ] as const)(
    "in %s, browser %s, has %s between cells and %s in numbers",
    (screen, browser, separator, decimal) => {
      expect(excelCsv(screen, browser)).toEqual({ separator, excel: { decimal } });
    },
  );
});

const GERMAN = excelCsv("de", "de-DE");

describe("a record", () => {
  it.each([
    ["10000000000000", '"=""10000000000000"""'],
    ["113-1234567-7654321", '"=""113-1234567-7654321"""'],
    ["01067", '"=""01067"""'],
    ["1-2", '"=""1-2"""'],
    ["3E10", '"=""3E10"""'],
    ["+49 351 1", '"=""+49 351 1"""'],
    ["1,2", '"=""1,2"""'],
    ["2026-11-23 08:30", "2026-11-23 08:30"],
    ["SEA-1", "SEA-1"],
    ["", ""],
    ["1Z | 2Z", "1Z | 2Z"],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ["a;b", '"a;b"'],
    ["a,b", "a,b"],
    [12.5, "12,5"],
    [-12, "-12"],
  ])("for a German Excel holds %j as %s", (cell, text) => {
    expect(csvRecord([cell], GERMAN)).toBe(`${text}\r\n`);
  });

  it.each([
    ["10000000000000", "10000000000000"],
    ["01067", "01067"],
    [12.5, "12.5"],
    [-12.5, "-12.5"],
    ["-12.5", "'-12.5"],
    ["a,b", '"a,b"'],
    ["a;b", "a;b"],
    ['Mount 55" TV', '"Mount 55"" TV"'],
    ["two\nlines", '"two\nlines"'],
    ["＝1", "'＝1"],
    ["\t=1", "'\t=1"],
    ["@now", "'@now"],
  ])("for programs holds %j as %j", (cell, text) => {
    expect(csvRecord([cell], PLAIN_CSV)).toBe(`${text}\r\n`);
  });
});
