import { describe, expect, it } from "vitest";
import { scriptsOf, sizeOf, sizeTable, totalGzipped } from "./first-load";

describe("scriptsOf", () => {
  it("finds script elements, preloads and the chunks of client components, once each", () => {
    const html = `
      <link rel="preload" as="script" href="/_next/static/chunks/a-1.js?dpl=1"/>
      <script src="/_next/static/chunks/a-1.js" async=""></script>
      <link rel="modulepreload" href="/_next/static/chunks/b_2.js">
      <script>self.__next_f.push([1,"4:I[12,[\\"/_next/static/chunks/c~3.js\\"],\\"\\"]"])</script>`;
    expect(scriptsOf(html)).toEqual([
      "/_next/static/chunks/a-1.js",
      "/_next/static/chunks/b_2.js",
      "/_next/static/chunks/c~3.js",
    ]);
  });

  it("leaves out what only an old browser loads, and what is no script", () => {
    const html = `
      <script src="/_next/static/chunks/polyfills.js" noModule=""></script>
      <link rel="stylesheet" href="/_next/static/chunks/a.css">
      <script src="/other.js"></script>`;
    expect(scriptsOf(html)).toEqual([]);
  });
});

describe("sizes", () => {
  it("counts bytes, not characters", () => {
    expect(sizeOf("/a.js", "é").bytes).toBe(2);
  });

  it("compresses", () => {
    const size = sizeOf("/a.js", "let a = 1;".repeat(1000));
    expect(size.bytes).toBe(10_000);
    expect(size.gzipped).toBeGreaterThan(0);
    expect(size.gzipped).toBeLessThan(200);
  });

  it("adds up and puts the largest first", () => {
    const sizes = [
      { path: "/small.js", bytes: 10, gzipped: 5 },
      { path: "/large.js", bytes: 20_000, gzipped: 1_234 },
    ];
    expect(totalGzipped(sizes)).toBe(1_239);
    expect(sizeTable(sizes).split("\n")).toEqual([
      "script            bytes       gzipped",
      "/large.js        20,000         1,234",
      "/small.js            10             5",
      "total            20,010         1,239",
    ]);
  });
});
