import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ERRORS, LOGS, recordBuyers } from "@/e2e/support/app/artifacts";
import { startSimulator } from "@/e2e/support/app/server";
import { type LeakPatterns, recordedPatterns } from "./patterns";
import { createScanner } from "./scanner";
import { missingTraffic } from "./traffic";

// It runs when every other spec has run, and looks at what they and the servers left behind.

let patterns: LeakPatterns;

type Written = { file: string; lines: string[] };

function written(folder: string, end: string): Written[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(end))
    .map((file) => ({ file, lines: readFileSync(join(folder, file), "utf8").split("\n") }));
}

/** Where a pattern lies: no more than that, or the report would be the next leak. */
function leaksIn(all: readonly Written[]): string[] {
  const { find } = createScanner(patterns.texts, patterns.phones);
  return all.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) => find(line).map(({ what }) => `${what} in ${file}:${index + 1}`)),
  );
}

beforeAll(async () => {
  // The apps that the specs share are their own Amazon, with the simulator's own data.
  const simulator = await startSimulator();
  await recordBuyers(simulator.url);
  await simulator.stop();
  patterns = recordedPatterns();
});

test("there is something to look for: secrets, and the buyers whom the suite has seen", () => {
  const texts = new Set(patterns.texts.map(({ text }) => text));
  for (const name of ["James O'Connor", "Jürgen Müller", "王小明"]) expect(texts).toContain(name);
  expect(patterns.secrets).toBeGreaterThan(0);
  expect(patterns.buyers).toBeGreaterThan(4_000);
  expect(patterns.phones.length).toBeGreaterThan(1_000);
  expect(patterns.leftOut.length, "texts too short to be searched for").toBe(0);
  const kinds = new Set(patterns.texts.map(({ what }) => what));
  for (const kind of ["NEXTAUTH_SECRET", "SP_API_CLIENT_SECRET", "SP_API_REFRESH_TOKEN"]) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ["OIDC_CLIENT_SECRET", "METRICS_TOKEN", "service-jobs.session-token"]) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ["a key of a document", "the address of an upload", "words of a document"]) {
    expect(kinds).toContain(kind);
  }
});

test("each of them is found where it stands among what was written", () => {
  const [log] = written(LOGS, ".log");
  const lines = log?.lines ?? [];
  const all = [...patterns.texts, ...patterns.phones];
  const planted = all.map(({ text }) => JSON.stringify({ msg: "request", text }));
  const found = new Set(leaksIn([{ file: "planted", lines: [...lines, ...planted] }]).map(lineOf));
  expect(all.filter((_, index) => !found.has(lines.length + index + 1))).toEqual([]);
});

test("the traffic held sign-in, reveal, export, faults and refused credentials", () => {
  expect(missingTraffic(written(LOGS, ".log").flatMap((log) => log.lines))).toEqual([]);
});

test("no log holds a secret, nor a buyer's name, phone or street", () => {
  const logs = written(LOGS, ".log");
  expect(logs.length).toBeGreaterThan(20);
  expect(leaksIn(logs)).toEqual([]);
});

test("no metric does", () => {
  const metrics = written(LOGS, ".metrics");
  expect(metrics.length).toBeGreaterThan(10);
  for (const { lines } of metrics) expect(lines.join("\n")).toContain("# TYPE");
  expect(leaksIn(metrics)).toEqual([]);
});

test("no error body does", () => {
  const errors = written(ERRORS, ".jsonl");
  const statuses = new Set(
    errors.flatMap(({ lines }) => lines.filter(Boolean).map((line) => JSON.parse(line).status)),
  );
  expect([...statuses]).toEqual(expect.arrayContaining([401, 403, 404, 422, 429, 502, 503, 504]));
  expect(leaksIn(errors)).toEqual([]);
});

function lineOf(trace: string): number {
  return Number(trace.slice(trace.lastIndexOf(":") + 1));
}
