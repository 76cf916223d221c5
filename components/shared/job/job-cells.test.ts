import { describe, expect, it } from "vitest";
import { cutBeforeEnd, jobHref } from "./job-cells";

describe("jobHref", () => {
  it("names the marketplace only where it is not the default one", () => {
    expect(jobHref("34534399990035")).toBe("/jobs/34534399990035");
    expect(jobHref("J1", "A1F83G8C2ARO7P")).toBe("/jobs/J1?marketplace=A1F83G8C2ARO7P");
  });

  it("keeps an odd id within its segment", () => {
    expect(jobHref("a/b?c", null)).toBe("/jobs/a%2Fb%3Fc");
  });
});

it.each([
  ["Tire Installation: mounting and balancing of 4 tires", "4 tires"],
  ["Furniture assembly of a wardrobe with three doors", "three doors"],
  ["Montage der Waschmaschine samt Altgeräteentsorgung", ""],
  ["Anschluss und Inbetriebnahme eines Geschirrspülers", ""],
  ["TV wall mounting for a television up to 75\u201d", "to 75\u201d"],
  ["轮胎安装服务含动平衡与旧胎处理以及上门取送车辆四条轮胎", "辆四条轮胎"],
  ["Reifenmontage: 4 Reifen montieren und auswuchten", ""],
  ["TV mounting", ""],
  ["x".repeat(300), ""],
])("cuts %s before its end", (text, end) => {
  const parts = cutBeforeEnd(text);
  expect(parts.join("")).toBe(text);
  expect(parts[1].endsWith(end)).toBe(true);
  expect(parts[1].length).toBeLessThanOrEqual(14);
  if (end === "") expect(parts[1]).toBe("");
});
