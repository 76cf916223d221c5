import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";
import { ALLOWED } from "@/e2e/compat/allowed";
import { type Finding, findInScript, findInStyles } from "@/e2e/compat/find-newer";
import { newerNames, readOldest } from "@/e2e/compat/newer";
import { ROOT } from "@/e2e/support/app/process";

const { browserslist } = z
  .object({ browserslist: z.array(z.string()) })
  .parse(readJson("package.json"));
/** Browsers that know modules, as the oldest ones do, never load these. */
const { polyfillFiles } = z
  .object({ polyfillFiles: z.array(z.string()) })
  .parse(readJson(".next/build-manifest.json"));

const newer = newerNames(readOldest(browserslist));
const used = new Set<string>();
const files = builtFiles().filter((path) => !polyfillFiles.some((one) => path.endsWith(one)));
const refused = files.flatMap((path) => {
  const code = readFileSync(path, "utf8");
  const found = path.endsWith(".css") ? findInStyles(code, newer) : findInScript(code, newer);
  for (const { name } of found) used.add(name);
  return found
    .filter(({ name }) => !Object.hasOwn(ALLOWED, name))
    .map((finding) => lineFor(path, finding));
});
if (files.length === 0) throw new Error("There is no built code: run `npm run build` first.");

console.log(`${files.length} files of built code were read for ${browserslist.join(", ")}.`);
const needless = Object.keys(ALLOWED).filter((name) => !used.has(name));
if (needless.length > 0) console.log(`Allowed and not found any more: ${needless.join(", ")}.`);
if (refused.length > 0) {
  console.error(
    `These are newer, and nothing asks whether the browser has them:\n${refused.join("\n")}`,
  );
  process.exitCode = 1;
}

function builtFiles(): string[] {
  const folder = join(ROOT, ".next/static");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(js|css)$/u.test(name))
    .map((name) => join(folder, name));
}

function lineFor(path: string, { name, where }: Finding): string {
  return `${name} in ${relative(ROOT, path)}: ${where.replaceAll(/\s+/gu, " ")}`;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}
