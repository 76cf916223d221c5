import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readAudit } from "./audit-report";
import { isAllowed } from "./expression";
import { noticeOf } from "./notice";
import { productionPackages } from "./production-packages";
import { judge } from "./verdicts";

describe("an expression", () => {
  it.each([
    ["MIT", true],
    ["GPL-3.0-only", false],
    ["(MIT OR GPL-3.0-only)", true],
    ["MIT AND GPL-3.0-only", false],
    ["Apache-2.0 AND (GPL-2.0-only OR BSD-3-Clause)", true],
    ["GPL-3.0-only OR MIT AND AGPL-3.0-only", false],
    ["GPL-3.0-only OR MIT AND ISC", true],
    ["(MIT", false],
    ["MIT OR", false],
    ["MIT)", false],
    ["MIT ISC", false],
    ["GPL-2.0-only WITH Classpath-exception-2.0", false],
    ["SEE LICENSE IN LICENSE.md", false],
    ["UNLICENSED", false],
    ["", false],
  ])("%s: %s", (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });
});

describe("the packages of an install", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "licences-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function put(path: string, content: object | string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(
      join(root, path),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  }

  function lock(packages: Record<string, object>): void {
    put("package-lock.json", { packages: { "": { license: "MIT" }, ...packages } });
  }

  const licences = () =>
    Object.fromEntries(productionPackages(root).map(({ folder, licence }) => [folder, licence]));

  it("are those of the lock file that are not for development", () => {
    lock({
      "node_modules/a": { license: "MIT" },
      "node_modules/a/node_modules/@s/b": { license: "ISC" },
      "node_modules/tool": { license: "GPL-3.0-only", dev: true },
    });
    expect(licences()).toEqual({
      "node_modules/a": "MIT",
      "node_modules/a/node_modules/@s/b": "ISC",
    });
  });

  it("say their own licence, in any of the forms there have been", () => {
    lock({ "node_modules/a": { license: "MIT" }, "node_modules/b": {}, "node_modules/c": {} });
    put("node_modules/a/package.json", { license: "GPL-3.0-only" });
    put("node_modules/b/package.json", { license: { type: "ISC" } });
    put("node_modules/c/package.json", { licenses: [{ type: "GPL-2.0-only" }, { type: "MIT" }] });
    expect(licences()).toEqual({
      "node_modules/a": "GPL-3.0-only",
      "node_modules/b": "ISC",
      "node_modules/c": "GPL-2.0-only OR MIT",
    });
  });

  it("for other platforms are under the licence of the package that they are a build of", () => {
    lock({
      "node_modules/fast": { license: "MIT", optionalDependencies: { "fast-darwin": "1.0.0" } },
      "node_modules/fast-darwin": { optional: true },
      "node_modules/lost": { optional: true },
    });
    expect(licences()).toMatchObject({
      "node_modules/fast-darwin": "MIT",
      "node_modules/lost": null,
    });
  });

  it("are named where their licence is missing or not on the list", () => {
    lock({
      "node_modules/good": { version: "1.0.0", license: "MIT" },
      "node_modules/none": { version: "2.0.0" },
      "node_modules/viral": { version: "3.0.0", license: "AGPL-3.0-only" },
      "node_modules/@img/sharp-linux-x64": { version: "4.0.0", license: "LGPL-3.0-or-later" },
    });
    const { allowed, notShipped, refused } = judge(productionPackages(root));
    expect(allowed.map(({ name }) => name)).toEqual(["good"]);
    expect(notShipped.map(({ name }) => name)).toEqual(["@img/sharp-linux-x64"]);
    expect(refused).toEqual([
      "none 2.0.0 names no licence.",
      "viral 3.0.0 is under AGPL-3.0-only, which is not on the list.",
    ]);
  });

  it("are listed with the texts that they bring, each once", () => {
    lock({
      "node_modules/a": { version: "1.0.0", license: "MIT" },
      "node_modules/b": { version: "2.0.0", license: "MIT" },
      "node_modules/elsewhere": { version: "3.0.0", license: "MIT" },
    });
    put("node_modules/a/LICENSE", "Do as you like.\n");
    put("node_modules/b/licence.md", "Do as you like.");
    const notice = noticeOf(root, productionPackages(root));
    expect(notice).toContain("a 1.0.0 (MIT)\nb 2.0.0 (MIT)\n\nDo as you like.");
    expect(notice).not.toContain("elsewhere");
  });
});

describe("npm audit", () => {
  const counts = (vulnerabilities: object) =>
    JSON.stringify({
      metadata: {
        vulnerabilities: { low: 0, moderate: 0, high: 0, critical: 0, ...vulnerabilities },
      },
    });

  it.each([
    ["nothing", counts({}), true],
    ["what can wait", counts({ low: 3, moderate: 2 }), true],
    ["something high", counts({ high: 1 }), false],
    ["something critical", counts({ critical: 1 }), false],
    ["an error of the registry", JSON.stringify({ error: { code: "ENOAUDIT" } }), true],
    ["nothing at all", "", true],
  ])("that finds %s", (_, output, ok) => {
    expect(readAudit(output).ok).toBe(ok);
  });

  it("says so when the registry does not answer", () => {
    expect(readAudit("").sentence).toBe(
      "npm audit: not asked, the registry gives no answer to it.",
    );
  });
});
