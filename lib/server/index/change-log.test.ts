import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { createAnswers } from "./answers";
import { changedSince } from "./change-log";
import { type Changed, createTable } from "./duckdb-table";
import { type Engine, openEngine } from "./engine";
import type { IndexTable } from "./index-table";

const US = "ATVPDKIKX0DER";
const T0 = Date.parse("2026-11-23T12:00Z");
const EVERYTHING = -Infinity;

const job = (id: string, rest: Partial<WireJob> = {}): WireJob => ({
  serviceJobId: id,
  serviceJobStatus: "NOT_SERVICED",
  createTime: "2026-11-01T08:00:00Z",
  ...rest,
});
const visit = (startTime: string, technicians: string[] = [], appointmentStatus = "ACTIVE") => ({
  appointments: [
    {
      appointmentStatus,
      appointmentTime: { startTime, durationInMinutes: 60 },
      assignedTechnicians: technicians.map((name) => ({ technicianId: name.slice(0, 2), name })),
    },
  ],
});

let engine: Engine;
let table: IndexTable;
let heard: Changed[];
/** The jobs of each write that has changed any. */
const told = () => heard.map(({ ids }) => ids).filter((ids) => ids.length > 0);
beforeEach(async () => {
  heard = [];
  engine = await openEngine(null);
  table = createTable(engine, (changed) => heard.push(changed));
});
afterEach(() => table.close());

const read = (number: number) => ({ number, startedAt: T0 + number * 1000 });
const put = (number: number, jobs: WireJob[], newsFrom?: number) =>
  table.apply({ marketplace: US, jobs, read: read(number), newsFrom });
const history = (id: string) => createAnswers(engine, new Map()).history(id);
const at = (number: number) => new Date(T0 + number * 1000).toISOString();

describe("the history of a job", () => {
  it("is its status, its visit and its technicians as they were seen to change, newest first", async () => {
    await put(1, [job("A")]);
    await put(2, [job("A", visit("2026-11-24T08:00:00Z", ["T1 Ada"]))]);
    await put(3, [job("A", visit("2026-11-25T08:00:00Z", ["T2 Bo", "T1 Ada"]))]);
    await put(4, [
      job("A", {
        ...visit("2026-11-25T08:00:00Z", ["T1 Ada", "T2 Bo"], "CANCELLED"),
        serviceJobStatus: "HOLD",
      }),
    ]);
    const [ada, bo] = [
      { id: "T1", name: "T1 Ada" },
      { id: "T2", name: "T2 Bo" },
    ];
    const moved = "2026-11-25T08:00:00.000Z";
    expect(await history("A")).toEqual({
      since: at(1),
      changes: [
        { at: at(4), kind: "visit", from: moved, to: null },
        { at: at(4), kind: "status", from: "NOT_SERVICED", to: "HOLD" },
        { at: at(3), kind: "technicians", from: [ada], to: [ada, bo] },
        { at: at(3), kind: "visit", from: "2026-11-24T08:00:00.000Z", to: moved },
        { at: at(2), kind: "technicians", from: [], to: [ada] },
        { at: at(2), kind: "visit", from: null, to: "2026-11-24T08:00:00.000Z" },
      ],
    });
  });

  it("begins with no flood: what is filled in has not appeared, what is newer has", async () => {
    await put(1, [job("A"), job("B", { createTime: undefined })]);
    expect(told()).toEqual([]);
    const created = Date.parse("2026-11-23T11:00Z");
    await put(2, [job("C", { createTime: "2026-11-23T11:30:00Z" }), job("D")], created);
    await put(3, [job("E"), job("F", { createTime: undefined })], EVERYTHING);
    const appeared = (number: number) => [
      { at: at(number), kind: "appeared", from: null, to: null },
    ];
    expect((await history("A")).changes).toEqual([]);
    expect((await history("D")).changes).toEqual([]);
    expect((await history("C")).changes).toEqual(appeared(2));
    expect((await history("F")).changes).toEqual(appeared(3));
    expect(told()).toEqual([["C"], ["E", "F"]]);
  });

  it("says when a job was gone and when it was back", async () => {
    await put(1, [job("A")]);
    await table.missed(US, ["A"], read(2));
    await table.missed(US, ["A"], read(3));
    await table.missed(US, ["A"], read(4));
    await put(5, [job("A")]);
    expect((await history("A")).changes.map(({ kind, at: when }) => [kind, when])).toEqual([
      ["appeared", at(5)],
      ["gone", at(3)],
    ]);
    expect(told()).toEqual([["A"], ["A"]]);
  });

  it("knows nothing of a job that is not held, and forgets with it", async () => {
    expect(await history("none")).toEqual({ since: null, changes: [] });
    const old = { createTime: "2024-01-01T00:00:00Z" };
    await put(1, [job("A", old)]);
    await put(2, [job("A", { ...old, serviceJobStatus: "CANCELLED" })]);
    await table.retain({ idsClosedBefore: 0, createdBefore: T0, seenBefore: T0 + 9_000 });
    expect(await history("A")).toEqual({ since: null, changes: [] });
  });

  it("does not tell of what nobody sees change", async () => {
    await put(1, [job("A")]);
    await put(2, [job("A", { storeId: "S2" })]);
    expect((await history("A")).changes).toEqual([]);
    expect(told()).toEqual([["A"]]);
    await put(3, [job("A", { storeId: "S2" })]);
    await put(1, [job("A", { storeId: "S1" })]);
    expect(told()).toHaveLength(1);
  });
});

describe("the numbers of changes", () => {
  const sequences = () =>
    engine.read(
      "select sequence, job from changes order by sequence",
      [],
      z.object({ sequence: z.number(), job: z.string() }),
    );

  it("grow with each, are no less than their moment, and begin with the log itself", async () => {
    await put(1, [job("A")], EVERYTHING);
    await put(2, [job("B"), job("C")], EVERYTHING);
    const rows = await sequences();
    expect(rows.map((row) => row.job)).toEqual(["", "A", "B", "C"]);
    expect(rows[0]?.sequence).toBe(read(1).startedAt);
    expect(new Set(rows.map(({ sequence }) => sequence)).size).toBe(4);
    expect(heard.at(-1)?.sequence).toBe(rows.at(-1)?.sequence);
  });

  it("begin where the log does, before anything changes", async () => {
    await put(1, [job("A")]);
    expect(heard).toEqual([{ marketplace: US, ids: [], sequence: T0 + 1_000 }]);
    table = createTable(engine, (changed) => heard.push(changed));
    await put(2, [job("A")]);
    expect(heard.at(-1)?.sequence).toBe(T0 + 1_000);
  });

  it("go on in the next process, and after everything was forgotten", async () => {
    await put(9, [job("A")], EVERYTHING);
    const before = heard.at(-1)?.sequence ?? 0;
    table = createTable(engine, (changed) => heard.push(changed));
    await put(2, [job("B")], EVERYTHING);
    expect(heard.at(-1)?.sequence).toBeGreaterThan(before);
    await table.clear();
    await put(3, [job("C")], EVERYTHING);
    expect((await sequences()).map((row) => row.job)).toEqual(["", "C"]);
  });

  it("are those of writes that were kept", async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    await expect(
      table.apply(
        { marketplace: US, jobs: [job("A")], read: read(1), newsFrom: EVERYTHING },
        { watermark: circle },
      ),
    ).rejects.toThrow();
    expect(heard).toEqual([]);
    await put(2, [job("A")], EVERYTHING);
    expect((await sequences()).map((row) => row.job)).toEqual(["", "A"]);
  });
});

describe("what changed after a number", () => {
  const later = (number: number, limit = 9) =>
    changedSince(engine, { marketplace: US, after: number, limit });

  it("is each job once, the latest first, whatever of it changed; null from before the log", async () => {
    expect(await later(0)).toBeNull();
    await put(1, [job("A"), job("B"), job("C")]);
    const begun = read(1).startedAt;
    expect(await later(begun)).toEqual({ sequence: begun, ids: [] });
    expect(await later(begun - 1)).toBeNull();
    await put(2, [job("A", { storeId: "S1" }), job("C", { serviceJobStatus: "HOLD" })]);
    const middle = heard.at(-1)?.sequence ?? 0;
    await put(3, [job("A", { storeId: "S2" })]);
    const last = heard.at(-1)?.sequence ?? 0;
    expect(await later(begun)).toEqual({ sequence: last, ids: ["A", "C"] });
    expect(await later(begun, 1)).toEqual({ sequence: last, ids: ["A"] });
    expect(await later(middle)).toEqual({ sequence: last, ids: ["A"] });
    expect(await later(last)).toEqual({ sequence: last, ids: [] });
    const elsewhere = { marketplace: "A2EUQ1WTGCTBG2", after: begun, limit: 9 };
    expect(await changedSince(engine, elsewhere)).toEqual({ sequence: last, ids: [] });
  });
});
