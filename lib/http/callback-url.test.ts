import fc from "fast-check";
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

it("leads nowhere but to a path of this site, whatever it is given", () => {
  const piece = fc.constantFrom(
    ..."/ \\ // https: http: javascript: data: @ : . .. %2f %5c %09 \t \n evil.example".split(" "),
    HOST,
    "/jobs",
    "?a=b",
    "#c",
  );
  const mixed = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 });
  const address = fc.oneof(
    fc.webUrl(),
    fc.string(),
    mixed.map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(address, fc.option(fc.constant(HOST)), (value, host) => {
      const path = safeCallbackUrl(value, host);
      const bases = ["https://dashboard.example:3000", "http://127.0.0.1:4000"];
      return (
        bases.every((base) => new URL(path, base).origin === base) &&
        bases.every((base) => new URL(`${base}${path}`).origin === base) &&
        /^\/(?![/\\])/u.test(path) &&
        !/^\/(api|sign-in)(\/|$)/u.test(new URL(path, "https://a.example").pathname) &&
        safeCallbackUrl(path, host) === path
      );
    }),
    { numRuns: 2_000, seed: 20_261_124 },
  );
});
