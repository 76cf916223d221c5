import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The one file that asks a browser, and guards against what it answers. */
const GUARDS = [
  ["the zone of a clock", /resolvedOptions\(/u, "lib/time/zones.ts"],
  ["a cookie to be kept", /document\.cookie = /u, "components/ui/browser-storage.ts"],
  ["the clipboard", /navigator\.clipboard/u, "components/ui/copy/copy-text.ts"],
  ["keys of an input method", /isComposing|keyCode/u, "components/ui/field/composition.ts"],
] as const;

const sources = ["app", "components", "lib"]
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/u.test(entry.name))
  .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)))
  .filter((path) => !path.startsWith(join("lib", "server")) && !path.includes("testing"))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

it.each(GUARDS)("a browser is asked for %s in one place", (_, use, home) => {
  const users = sources.filter(({ text }) => use.test(text)).map(({ path }) => path);
  expect(users).toEqual([join(...home.split("/"))]);
});

it("nothing that floats at the bottom of a phone's window stands behind the navigation there", () => {
  const floating = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/"[^"\n]*\bfixed\b[^"\n]*\bbottom-[^"\n]*"/gu)].map(([names]) => ({
      path,
      isFree: names.includes("var(--tabs-room)"),
    })),
  );
  const behind = floating.filter(({ isFree }) => !isFree).map(({ path }) => path);
  expect(behind, "the navigation itself").toEqual([join("components", "shell", "nav-links.tsx")]);
  expect(floating.length).toBeGreaterThan(4);
});
