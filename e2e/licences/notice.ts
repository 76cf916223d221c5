import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Package } from "./production-packages";

const TEXTS = /^(licen[cs]e|copying|notice)([.-].*)?$/iu;

/** The licences of what is shipped, with their texts as the packages bring them; equal texts once. */
export function noticeOf(root: string, packages: readonly Package[]): string {
  const byText = new Map<string, string[]>();
  for (const { name, version, folder, licence } of packages) {
    if (!existsSync(join(root, folder))) continue;
    const text = textsIn(join(root, folder)) || "Its package brings no text of the licence.";
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.toSorted().join("\n")}\n\n${text}`);
  const heading = "The Service Jobs dashboard contains software of others, under these licences.";
  return `${[heading, ...parts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function textsIn(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && TEXTS.test(file.name))
    .map(({ name }) => readFileSync(join(folder, name), "utf8").trim())
    .join("\n\n");
}
