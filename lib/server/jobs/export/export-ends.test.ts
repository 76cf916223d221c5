import { afterEach, describe, expect, it, vi } from "vitest";
import { settled } from "@/lib/server/jobs/crawl/testing/crawl-through";
import {
  evenly,
  holdAfter,
  inOrder,
  outage,
  scriptedAmazon,
} from "@/lib/server/jobs/crawl/testing/scripted-amazon";
import { cellsOf, exportRig, linesOf, NOW } from "./testing/export-rig";

const DAY = 86_400_000;
const JOBS = evenly(1_000, NOW - 20 * DAY, NOW - DAY);

afterEach(() => vi.useRealTimers());

describe("an export that breaks off", () => {
  const breaking = () => {
    const broken = NOW - 12 * DAY;
    return scriptedAmazon(JOBS, {
      onCall({ createdAfter, createdBefore, pageToken }) {
        const [from, to] = [Date.parse(createdAfter ?? ""), Date.parse(createdBefore ?? "")];
        if (from < broken && to > broken && pageToken?.endsWith(" 60")) throw outage();
      },
    });
  };

  it("ends with what is missing, and its token brings exactly the rest", async () => {
    const first = linesOf(await (await exportRig(breaking().ask).export("format=json")).text());
    const end = first.at(-1);
    const rows = first.length - 2;
    expect(end).toMatchObject({
      type: "end",
      complete: false,
      rows,
      total: 1_000,
      missing: [{ jobs: 1_000 - rows, reason: "unavailable", requestId: "request-503" }],
      reason: "unavailable",
    });
    const later = exportRig(scriptedAmazon([...JOBS, { id: "new", createdAt: NOW + 1 }]).ask);
    const response = await later.export(`format=json&resume=${end?.resume}`);
    expect(response.headers.get("content-disposition")).toContain(`_from-row-${rows + 1}.jsonl`);
    const rest = linesOf(await response.text());
    expect(rest.at(0)).toMatchObject({ total: 1_000, after: rows });
    expect(rest.at(-1)).toEqual({ type: "end", complete: true, rows: 1_000, total: 1_000 });
    const ids = [...first.slice(1, -1), ...rest.slice(1, -1)].map(({ job }) => job);
    expect(ids).toMatchObject(inOrder(JOBS, "DESC").map((serviceJobId) => ({ serviceJobId })));
  });

  it("says between its rows how it goes on where somebody asks for marks", async () => {
    const text = await (await exportRig(breaking().ask).export("format=json&marks=1")).text();
    const lines = linesOf(text);
    const at = lines.findLastIndex(({ type }) => type === "mark") - 40;
    const mark = lines.findIndex(({ type }, index) => index > at && type === "mark");
    const before = lines.slice(0, mark).filter(({ type }) => type === "job");
    const rest = await exportRig(scriptedAmazon(JOBS).ask).export(
      `format=json&marks=1&resume=${lines[mark]?.resume}`,
    );
    const after = linesOf(await rest.text()).filter(({ type }) => type === "job");
    expect([...before, ...after].map(({ job }) => job)).toMatchObject(
      inOrder(JOBS, "DESC").map((serviceJobId) => ({ serviceJobId })),
    );
    const csv = await (await exportRig(breaking().ask).export("marks=1")).text();
    expect(csv).not.toMatch(/^mark|"type"/mu);
  });

  it("names the token in the last record of a CSV", async () => {
    const records = cellsOf(await (await exportRig(breaking().ask).export("")).text());
    const [last = ""] = records.at(-1) ?? [];
    expect(last).toMatch(
      /^# incomplete: \d+ of 1000 jobs, reason=unavailable, missing \d+ created /,
    );
    const resume = /resume=([\w-]+)$/.exec(last)?.[1];
    const rest = await exportRig(scriptedAmazon(JOBS).ask).export(`resume=${resume}`);
    const ids = [...records.slice(1, -1), ...cellsOf(await rest.text()).slice(1, -1)];
    expect(ids.map(([id]) => id)).toEqual(inOrder(JOBS, "DESC"));
  });

  it("keeps its token within an address where 5,000 jobs were made in one instant", async () => {
    const crowd = evenly(5_000, NOW - DAY, NOW - DAY);
    const amazon = scriptedAmazon(crowd, {
      onCall: ({ pageToken }) => {
        if (pageToken?.endsWith(" 4000")) throw outage();
      },
    });
    const first = linesOf(await (await exportRig(amazon.ask).export("format=json")).text());
    const resume = String(first.at(-1)?.resume);
    expect(resume.length).toBeLessThan(2_500);
    const response = await exportRig(scriptedAmazon(crowd).ask).export(
      `format=json&resume=${resume}`,
    );
    const rest = linesOf(await response.text());
    expect(rest.at(-1)).toEqual({ type: "end", complete: true, rows: 5_000, total: 5_000 });
    expect(rest).toHaveLength(1_000 + 2);
  });

  it("never says complete when a job moved in the list between its parts", async () => {
    const amazon = scriptedAmazon(JOBS, {
      onCall: ({ pageToken }) => {
        if (pageToken?.endsWith(" 500")) throw outage();
      },
    });
    const search = "sort=status&format=json";
    const first = linesOf(await (await exportRig(amazon.ask).export(search)).text());
    const moved = JOBS.map((job, n) => (n === 900 ? { ...job, createdAt: NOW - 20 * DAY } : job));
    const later = exportRig(scriptedAmazon(moved).ask);
    const response = await later.export(`${search}&resume=${first.at(-1)?.resume}`);
    const end = linesOf(await response.text()).at(-1);
    expect(end).toMatchObject({ complete: false, rows: 500, reason: "moved", resume: null });
    expect(end?.hint).toContain("start anew");
  });

  it("refuses a token of another search", async () => {
    const lines = linesOf(await (await exportRig(breaking().ask).export("format=json")).text());
    const other = exportRig(scriptedAmazon(JOBS).ask);
    await expect(other.export(`store=ABC&resume=${lines.at(-1)?.resume}`)).rejects.toMatchObject({
      problem: { code: "bad_search", errors: [{ parameter: "resume" }] },
    });
  });
});

describe("the reader of an export", () => {
  it("who takes no more stops its calls", async () => {
    const amazon = scriptedAmazon(JOBS);
    const reader = (await exportRig(amazon.ask).export("")).body?.getReader();
    await reader?.read();
    await settled();
    const calls = amazon.queries.length;
    expect(calls).toBeLessThanOrEqual(2);
    await settled();
    expect(amazon.queries).toHaveLength(calls);
  });

  it("who cancels aborts its calls", async () => {
    const amazon = scriptedAmazon(JOBS, { held: holdAfter(5) });
    const rig = exportRig(amazon.ask);
    const reader = (await rig.export("")).body?.getReader();
    const read = (async () => {
      while (!(await reader?.read())?.done);
    })();
    await settled();
    expect(amazon.inFlight()).toBeGreaterThan(0);
    await reader?.cancel();
    await read;
    await settled();
    expect(amazon.inFlight()).toBe(0);
    expect(rig.ends).toEqual([null]);
  });

  it("who leaves the request aborts its calls", async () => {
    const amazon = scriptedAmazon(JOBS, { held: holdAfter(5) });
    const leaving = new AbortController();
    const response = await exportRig(amazon.ask).export("", { signal: leaving.signal });
    const text = response.text();
    await settled();
    leaving.abort(new Error("left"));
    await expect(text).rejects.toThrow("left");
    await settled();
    expect(amazon.inFlight()).toBe(0);
  });

  it("who is idle for minutes gives the cursor to others and finds a resume token", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const rig = exportRig(scriptedAmazon(JOBS).ask);
    const readers = await Promise.all([rig.export("format=json"), rig.export("")]);
    const third = rig.export("");
    const [idle] = readers.map(({ body }) => body?.getReader());
    await idle?.read();
    vi.advanceTimersByTime(120_000);
    await expect((await third).text()).resolves.toContain("# complete: 1000 of 1000 jobs");
    const last = linesOf(new TextDecoder().decode((await idle?.read())?.value)).at(-1);
    expect(last).toMatchObject({ type: "end", complete: false, rows: 20, reason: "stopped" });
    expect(last?.resume).toBeTypeOf("string");
  });
});

describe("a shutdown", () => {
  it("ends running exports with a resume token and refuses waiting ones", async () => {
    const amazon = scriptedAmazon(JOBS, { held: holdAfter(12) });
    const rig = exportRig(amazon.ask);
    const texts = [await rig.export("format=json"), await rig.export("format=json")].map(
      (response) => response.text(),
    );
    const waiting = rig.export("").catch((error: unknown) => error);
    await settled();
    await rig.slots.close();
    expect(amazon.inFlight()).toBe(0);
    expect(await waiting).toMatchObject({ problem: { code: "upstream_unavailable" } });
    for (const text of await Promise.all(texts)) {
      expect(linesOf(text).at(-1)).toMatchObject({ complete: false, reason: "stopped" });
      expect(linesOf(text).at(-1)?.resume).toBeTypeOf("string");
    }
    await expect(rig.export("")).rejects.toMatchObject({
      problem: { code: "upstream_unavailable" },
    });
  });
});
