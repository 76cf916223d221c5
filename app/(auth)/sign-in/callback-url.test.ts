import { describe, expect, it } from "vitest";
import { safeCallbackUrl } from "./callback-url";

const HOST = "dashboard.example:3000";

describe("safeCallbackUrl", () => {
  it.each([
    ["/jobs?status=HOLD&page=2#top", "/jobs?status=HOLD&page=2#top"],
    ["/lookup", "/lookup"],
    ["http://dashboard.example:3000/jobs?job=1", "/jobs?job=1"],
    ["https://dashboard.example:3000/jobs/7", "/jobs/7"],
  ])("keeps %s", (value, kept) => {
    expect(safeCallbackUrl(value, HOST)).toBe(kept);
  });

  it.each([
    undefined,
    "",
    "https://evil.example/jobs",
    "//evil.example/jobs",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "https://dashboard.example:3000@evil.example/",
    "https://dashboard.example/jobs",
    "javascript:alert(1)",
    "jobs",
    "http://",
    "/api/auth/signout",
    "/sign-in?callbackUrl=/sign-in",
    "/jobs/../api/jobs",
    "/.//evil.example",
    "/jobs/..//evil.example",
    "http://dashboard.example:3000//evil.example",
    "//here.invalid//evil.example",
  ])("goes to the jobs page instead of %s", (value) => {
    expect(safeCallbackUrl(value, HOST)).toBe("/jobs");
  });

  it("trusts no whole address when the host is unknown", () => {
    expect(safeCallbackUrl("https://dashboard.example/jobs/7", null)).toBe("/jobs");
  });
});
