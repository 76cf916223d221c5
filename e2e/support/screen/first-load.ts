import { gzipSync } from "node:zlib";

export type ScriptSize = { path: string; bytes: number; gzipped: number };

/**
 * The scripts that a modern browser loads for a page of Next's, in the order of their first mention:
 * script elements, preloads, and the chunks that the page's own data names for its client components.
 */
export function scriptsOf(html: string): string[] {
  const modern = html.replace(/<script[^>]*\snomodule[^>]*>/gi, "");
  const mentions = modern.matchAll(/\/_next\/static\/[\w./~@%()[\]-]+?\.js\b/g);
  return [...new Set([...mentions].map(([path]) => path))];
}

/** Sizes in bytes; gzip at its usual level, as a server compresses on the way. */
export function sizeOf(path: string, source: string): ScriptSize {
  return { path, bytes: Buffer.byteLength(source), gzipped: gzipSync(source).length };
}

/** A table of the scripts, the largest first, and their total. */
export function sizeTable(sizes: readonly ScriptSize[]): string {
  const total: ScriptSize = {
    path: "total",
    bytes: sizes.reduce((sum, size) => sum + size.bytes, 0),
    gzipped: totalGzipped(sizes),
  };
  const rows = [...sizes].sort((a, b) => b.gzipped - a.gzipped).concat(total);
  const width = Math.max(...rows.map((row) => row.path.length));
  const line = (path: string, raw: string, gzip: string) =>
    `${path.padEnd(width)}  ${raw.padStart(12)}  ${gzip.padStart(12)}`;
  return [
    line("script", "bytes", "gzipped"),
    ...rows.map(({ path, bytes, gzipped }) => line(path, grouped(bytes), grouped(gzipped))),
  ].join("\n");
}

export function totalGzipped(sizes: readonly ScriptSize[]): number {
  return sizes.reduce((sum, size) => sum + size.gzipped, 0);
}

function grouped(bytes: number): string {
  return bytes.toLocaleString("en-US");
}
