import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const entry = z.looseObject({
  version: z.string().optional(),
  license: z.unknown().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  link: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockFile = z.object({ packages: z.record(z.string(), entry) });
const manifest = z.looseObject({
  license: z.unknown().optional(),
  licenses: z.unknown().optional(),
});

type Entry = z.infer<typeof entry>;

export type Package = {
  name: string;
  version: string;
  /** The folder below the root, such as node_modules/zod. */
  folder: string;
  /** As its own package.json or the lock file says; null where neither does. */
  licence: string | null;
};

/** Every package that a production install takes, on this platform or another. */
export function productionPackages(root: string): Package[] {
  const { packages } = lockFile.parse(readJson(join(root, "package-lock.json")));
  return Object.entries(packages)
    .filter(([folder, { dev, link }]) => folder !== "" && !dev && !link)
    .map(([folder, one]) => ({
      name: nameOf(folder),
      version: one.version ?? "",
      folder,
      licence:
        installedLicence(root, folder) ??
        licenceIn(one.license) ??
        (one.optional ? licenceOfOwner(root, packages, nameOf(folder)) : null),
    }));
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
}

function installedLicence(root: string, folder: string): string | null {
  const file = join(root, folder, "package.json");
  if (!existsSync(file)) return null;
  const own = manifest.parse(readJson(file));
  return licenceIn(own.license) ?? licenceIn(own.licenses);
}

/** The build of a package for another platform, of which the lock file says nothing: as the package. */
function licenceOfOwner(root: string, packages: Record<string, Entry>, name: string) {
  const owner = Object.entries(packages).find(
    ([, { optionalDependencies = {} }]) => name in optionalDependencies,
  );
  if (owner === undefined) return null;
  const [folder, { license }] = owner;
  return installedLicence(root, folder) ?? licenceIn(license);
}

/** "MIT", { type: "MIT" }, or the old list of such, of which one may be chosen. */
function licenceIn(value: unknown): string | null {
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  if (Array.isArray(value)) {
    const names = value.map(licenceIn).filter((name) => name !== null);
    return names.length > 0 ? names.join(" OR ") : null;
  }
  if (typeof value === "object" && value !== null && "type" in value) return licenceIn(value.type);
  return null;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
