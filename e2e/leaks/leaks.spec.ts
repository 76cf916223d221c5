import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { keepBuyers } from "@/e2e/support/app/kept";
import { ERRORS, LOGS } from "@/e2e/support/app/results";
import { startSimulator } from "@/e2e/support/app/server";
import { keptNeedles, type Needles } from "./patterns";
import { createSearcher } from "./scanner";
import { missingTraffic } from "./traffic";

// It runs when every other spec has run, and looks at what they and the servers left behind.

let needles: Needles;

type Written = { file: string; lines: string[] };

function written(folder: string, end: string): Written[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(end))
    .map((file) => ({ file, lines: readFileSync(join(folder, file), "utf8").split("\n") }));
}

/** Where a needle lies: no more than that, or the report would be the next leak. */
function tracesIn(all: readonly Written[]): string[] {
  const { find } = createSearcher(needles.texts, needles.phones);
  return all.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) => find(line).map(({ what }) => `${what} in ${file}:${index + 1}`)),
  );
}

beforeAll(async () => {
  // The apps that the specs share are their own Amazon, with the simulator's own data.
  const simulator = await startSimulator();
  await keepBuyers(simulator.url);
  await simulator.stop();
  needles = keptNeedles();
});

test("there is something to look for: secrets, and the buyers whom the suite has seen", () => {
  const texts = new Set(needles.texts.map(({ text }) => text));
  for (const name of ["James O'Connor", "Jürgen Müller", "王小明"]) expect(texts).toContain(name);
  expect(needles.secrets).toBeGreaterThan(0);
  expect(needles.buyers).toBeGreaterThan(4_000);
  expect(needles.phones.length).toBeGreaterThan(1_000);
  expect(needles.leftOut.length, "texts too short to be searched for").toBe(0);
  const kinds = new Set(needles.texts.map(({ what }) => what));
  for (const kind of ["NEXTAUTH_SECRET", "SP_API_CLIENT_SECRET", "SP_API_REFRESH_TOKEN"]) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ["OIDC_CLIENT_SECRET", "METRICS_TOKEN", "service-jobs.session-token"]) {
    expect(kinds).toContain(kind);
  }
});

test("each of them is found where it stands among what was written", () => {
  const [log] = written(LOGS, ".log");
  const lines = log?.lines ?? [];
  const all = [...needles.texts, ...needles.phones];
  const planted = all.map(({ text }) => JSON.stringify({ msg: "request", text }));
  const found = new Set(tracesIn([{ file: "planted", lines: [...lines, ...planted] }]).map(lineOf));
  expect(all.filter((_, index) => !found.has(lines.length + index + 1))).toEqual([]);
});

test("the traffic held sign-in, reveal, export, faults and refused credentials", () => {
  expect(missingTraffic(written(LOGS, ".log").flatMap((log) => log.lines))).toEqual([]);
});

test("no log holds a secret, nor a buyer's name, phone or street", () => {
  const logs = written(LOGS, ".log");
  expect(logs.length).toBeGreaterThan(20);
  expect(tracesIn(logs)).toEqual([]);
});

test("no metric does", () => {
  const metrics = written(LOGS, ".metrics");
  expect(metrics.length).toBeGreaterThan(10);
  for (const { lines } of metrics) expect(lines.join("\n")).toContain("# TYPE");
  expect(tracesIn(metrics)).toEqual([]);
});

test("no error does that somebody was told", () => {
  const errors = written(ERRORS, ".jsonl");
  const statuses = new Set(
    errors.flatMap(({ lines }) => lines.filter(Boolean).map((line) => JSON.parse(line).status)),
  );
  expect([...statuses]).toEqual(expect.arrayContaining([401, 403, 404, 422, 429, 502, 503, 504]));
  expect(tracesIn(errors)).toEqual([]);
});

function lineOf(trace: string): number {
  return Number(trace.slice(trace.lastIndexOf(":") + 1));
}
