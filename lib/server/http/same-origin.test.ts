import { describe, expect, it } from "vitest";
import { requireSameOrigin } from "./same-origin";

const OWN = "https://jobs.example.com";

function post(headers: Record<string, string>, method = "POST"): Request {
  return new Request(`${OWN}/api/jobs/lookup`, {
    method,
    headers: { host: "inner:3000", ...headers },
  });
}

describe("requireSameOrigin", () => {
  it.each([
    ["a page of ours", { origin: OWN, "sec-fetch-site": "same-origin" }],
    ["a page of ours in an old browser", { origin: OWN }],
    ["a page that came by the host itself", { origin: "http://inner:3000" }],
    ["a program", {}],
  ])("lets %s write", (_, headers) => {
    expect(() => requireSameOrigin(post(headers), OWN)).not.toThrow();
  });

  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a sibling of ours", { origin: "https://x.example.com", "sec-fetch-site": "same-site" }],
    ["another site in an old browser", { origin: "https://evil.example" }],
    ["a hidden origin", { origin: "null" }],
    ["another port", { origin: "https://jobs.example.com:8443" }],
    ["a navigation from elsewhere", { "sec-fetch-site": "cross-site" }],
  ])("refuses %s", (_, headers) => {
    expect(() => requireSameOrigin(post(headers), OWN)).toThrow("another site");
  });

  it("lets everybody read", () => {
    expect(() =>
      requireSameOrigin(post({ origin: "https://evil.example" }, "GET"), OWN),
    ).not.toThrow();
  });
});
