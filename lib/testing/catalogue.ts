import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";

/** Every message of a language by its whole key, such as `jobs.pager.next`. */
export type Catalogue = ReadonlyMap<string, string>;

const FOLDER = fileURLToPath(new URL("../i18n/messages/", import.meta.url));

const treeSchema = z.record(z.string(), z.unknown());

/** Every catalogue, beside its locale. */
export function readCatalogues(): [locale: string, catalogue: Catalogue][] {
  return LOCALES.map((locale) => [locale, readCatalogue(locale)]);
}

/** The catalogue as it lies on the disk, one file a namespace. */
export function readCatalogue(locale: string): Catalogue {
  const folder = join(FOLDER, locale);
  return new Map(
    readdirSync(folder).flatMap((file) =>
      entries(file.replace(/\.json$/, ""), JSON.parse(readFileSync(join(folder, file), "utf8"))),
    ),
  );
}

function entries(key: string, value: unknown): [string, string][] {
  if (typeof value === "string") return [[key, value]];
  return Object.entries(treeSchema.parse(value)).flatMap(([name, below]) =>
    entries(`${key}.${name}`, below),
  );
}
