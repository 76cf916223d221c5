import { describe, expect, it } from "vitest";
import { jobHref } from "./job-cells";

describe("jobHref", () => {
  it("names the marketplace only where it is not the default one", () => {
    expect(jobHref("34534399990035")).toBe("/jobs/34534399990035");
    expect(jobHref("J1", "A1F83G8C2ARO7P")).toBe("/jobs/J1?marketplace=A1F83G8C2ARO7P");
  });

  it("keeps an odd id within its segment", () => {
    expect(jobHref("a/b?c", null)).toBe("/jobs/a%2Fb%3Fc");
  });
});
