import fc from "fast-check";
import { unstable_doesMiddlewareMatch as doesProxyMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { config, proxy } from "@/proxy";

const hasPolicyOfPages = (url: string) => doesProxyMatch({ config, url, nextConfig: {} });

const ENDINGS = [
  "",
  ".txt",
  ".png",
  ".ico",
  ".svg",
  ".webmanifest",
  ".js",
  ".css",
  ".json",
  ".TXT",
];

it("gives every page its policy, whatever the address ends with", () => {
  const word = fc.stringMatching(/^[\w.~-]{1,12}$/u);
  const path = fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(...ENDINGS))
    .map(([words, ending]) => `/${words.join("/")}${ending}`)
    .filter((one) => !/^\/(?:api|_next\/static)\//u.test(one) && URL.canParse(one, "http://a"));
  fc.assert(fc.property(path, hasPolicyOfPages));
});

it.each([
  "/",
  "/jobs/x.txt",
  "/lookup.png",
  "/sign-in.svg",
  "/icon.svg/jobs",
  "/apis",
  "/api-docs.txt",
  "/_next/image",
  "/_next/statics/a.js",
])("%s has the policy of a page", (url) => {
  expect(hasPolicyOfPages(url)).toBe(true);
});

it.each(["/api/jobs", "/api/jobs/1.txt", "/_next/static/chunks/a.js"])(
  "%s is data or a file of the build",
  (url) => {
    expect(hasPolicyOfPages(url)).toBe(false);
  },
);

it("tells the browser the policy that it tells the page, with a nonce of its own for each", () => {
  const policies = ["/jobs", "/jobs"].map((path) => {
    const { headers } = proxy(new NextRequest(`http://localhost${path}`));
    const policy = headers.get("content-security-policy");
    expect(policy).toMatch(/script-src [^;]*'nonce-[\w+/=]{24}'/u);
    expect(headers.get("x-middleware-request-content-security-policy")).toBe(policy);
    return policy;
  });
  expect(new Set(policies).size).toBe(2);
});
