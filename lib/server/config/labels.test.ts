import { describe, expect, it } from "vitest";
import { readLabels } from "./env";

function labelsOf(text: string) {
  const reading = readLabels(text, "store");
  return "labels" in reading ? [...reading.labels] : reading.error;
}

describe("readLabels", () => {
  it.each([
    ["", []],
    [" , \n", []],
    ["SEA-1=Tukwila", [["SEA-1", "Tukwila"]]],
    [
      " SEA-1 = Tukwila South , PDX-2=東京店 ",
      [
        ["SEA-1", "Tukwila South"],
        ["PDX-2", "東京店"],
      ],
    ],
    [
      'SEA-1="Tukwila, WA",PDX-2="The ""Annex"""',
      [
        ["SEA-1", "Tukwila, WA"],
        ["PDX-2", 'The "Annex"'],
      ],
    ],
    [
      "SEA-1=Tukwila\r\nPDX-2=Portland\n",
      [
        ["SEA-1", "Tukwila"],
        ["PDX-2", "Portland"],
      ],
    ],
    ['SEA-1=15" wheels = more', [["SEA-1", '15" wheels = more']]],
    ["constructor=Builders", [["constructor", "Builders"]]],
  ])("reads %j", (text, labels) => {
    expect(labelsOf(text)).toEqual(labels);
  });

  it.each([
    ["SEA-1=Tukwila,PDX-2", "holds PDX-2, which is no id=name"],
    ["SEA-1=", "holds SEA-1=, which is no id=name"],
    ['SEA-1=""', 'holds SEA-1="", which is no id=name'],
    ["=Tukwila", "holds =Tukwila, which is no id=name"],
    ["SEA-1=Tukwila, WA", "holds WA, which is no id=name"],
    ["SEA-1=Tukwila,SEA-1=Renton", "names the store SEA-1 twice"],
    [
      `${"S".repeat(101)}=Long`,
      `holds ${"S".repeat(101)}=Long, whose id has more than 100 characters`,
    ],
  ])("refuses %j", (text, error) => {
    expect(labelsOf(text)).toBe(error);
  });

  it("knows how long a technician's id may be, and whom it names twice", () => {
    const errorOf = (text: string) => readLabels(text, "technician");
    expect(errorOf(`${"A".repeat(51)}=Ada`)).toEqual({
      error: `holds ${"A".repeat(51)}=Ada, whose id has more than 50 characters`,
    });
    expect(errorOf("A8=Ada,A8=Bo")).toEqual({ error: "names the technician A8 twice" });
  });
});
