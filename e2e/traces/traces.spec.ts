import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { keepBuyers, keepMetrics } from "../support/kept";
import { ERRORS, LOGS } from "../support/results";
import { startSimulator } from "../support/server";
import { sharedApp } from "../support/shared-app";
import { isWholeRun } from "../support/whole-run";
import { keptNeedles, type Needles } from "./needles";
import { createSearcher } from "./searcher";
import { missingTraffic } from "./traffic";

// It runs when every other spec has run, and looks at what they and the servers left behind.
test.describe.configure({ mode: "serial", timeout: 180_000 });

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

test.beforeAll(async () => {
  // The app that the specs share is its own Amazon, with the simulator's own data.
  const simulator = await startSimulator();
  await keepBuyers(simulator.url);
  await simulator.stop();
  await keepMetrics(sharedApp());
  needles = keptNeedles();
});

test("there is something to look for: secrets, and the buyers whom the suite has seen", () => {
  const texts = new Set(needles.texts.map(({ text }) => text));
  for (const name of ["James O'Connor", "Jürgen Müller", "王小明"]) expect(texts).toContain(name);
  expect(needles.secrets).toBeGreaterThan(0);
  expect(needles.buyers).toBeGreaterThan(4_000);
  expect(needles.phones.length).toBeGreaterThan(1_000);
  expect(needles.leftOut.length, "texts too short to be searched for").toBe(0);
  if (!isWholeRun()) return;
  const kinds = new Set(needles.texts.map(({ what }) => what));
  for (const kind of ["NEXTAUTH_SECRET", "SP_API_CLIENT_SECRET", "SP_API_REFRESH_TOKEN"]) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ["OIDC_CLIENT_SECRET", "METRICS_TOKEN", "service-jobs.session-token"]) {
    expect(kinds).toContain(kind);
  }
});

test("the traffic held sign-in, reveal, export, faults and refused credentials", () => {
  const lines = written(LOGS, ".log").flatMap((log) => log.lines);
  expect(lines.length).toBeGreaterThan(1);
  const missing = missingTraffic(lines);
  if (isWholeRun()) expect(missing).toEqual([]);
  else test.info().annotations.push({ type: "not run", description: missing.join(", ") });
});

test("no log holds a secret, nor a buyer's name, phone or street", () => {
  expect(tracesIn(written(LOGS, ".log"))).toEqual([]);
});

test("no metric does", () => {
  const metrics = written(LOGS, ".metrics");
  expect(metrics.length).toBeGreaterThan(isWholeRun() ? 10 : 0);
  for (const { lines } of metrics) expect(lines.join("\n")).toContain("# TYPE");
  expect(tracesIn(metrics)).toEqual([]);
});

test("no error does that somebody was told", () => {
  const errors = written(ERRORS, ".jsonl");
  if (isWholeRun()) {
    const statuses = new Set(
      errors.flatMap(({ lines }) => lines.filter(Boolean).map((line) => JSON.parse(line).status)),
    );
    expect([...statuses]).toEqual(expect.arrayContaining([401, 403, 404, 422, 429, 502, 503, 504]));
  }
  expect(tracesIn(errors)).toEqual([]);
});
