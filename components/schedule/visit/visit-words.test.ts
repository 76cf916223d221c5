import { describe, expect, it } from "vitest";
import { whenCreated } from "./visit-words";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const zone = "UTC";

describe("when a job was created", () => {
  it.each([
    ["2026-11-22T19:33:26.56+01", "2 days ago"],
    ["2026-11-24T08:00Z", "4 hr. ago"],
    ["soon", null],
    [null, null],
  ])("is read as Amazon wrote it: %s", (created, words) => {
    expect(whenCreated({ created, zone }, NOW, "en")).toBe(words);
  });
});
