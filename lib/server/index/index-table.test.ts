import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { findPostgres } from "@/lib/server/db/testing/find-postgres";
import { type PostgresServer, startPostgres } from "@/lib/server/db/testing/postgres-server";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { createTable } from "./duckdb-table";
import { type Engine, openEngine } from "./engine";
import type { IndexTable } from "./index-table";
import { type FollowedTable, openFollowed } from "./testing/followed-table";

const programs = findPostgres();
if (programs === null) {
  process.stderr.write("The rows of the index in PostgreSQL: skipped, there is none here.\n");
}

const US = "ATVPDKIKX0DER";
const DAY = 86_400_000;
const T0 = Date.parse("2026-11-01T00:00Z");
const ALL = { from: 0, to: T0 + 100 * DAY };

const job = (id: string, rest: Partial<WireJob> = {}): WireJob => ({
  serviceJobId: id,
  serviceJobStatus: "NOT_SERVICED",
  serviceOrderId: `1-${id}`,
  productOrderIds: [`2-${id}`],
  trackingIds: [`T${id}`],
  createTime: "2026-11-01T08:00:00Z",
  ...rest,
});
const idRow = z.object({ id: z.string() });
const read = (number: number, startedAt = T0 + number * 1000) => ({ number, startedAt });

describe("the rows in DuckDB", () =>
  keepsTheRows(async () => {
    const engine = await openEngine(null);
    const table = createTable(engine);
    return { engine, table, close: table.close };
  }));

describe.skipIf(programs === null)("the rows in PostgreSQL, followed into DuckDB", () => {
  let server: PostgresServer;
  let databaseUrl: string;
  beforeAll(async () => {
    server = await startPostgres(programs ?? "");
    databaseUrl = await server.freshDatabase();
  });
  afterAll(() => server.stop());
  keepsTheRows(() => openFollowed(databaseUrl));
});

function keepsTheRows(open: () => Promise<FollowedTable>): void {
  let opened: FollowedTable;
  let engine: Engine;
  let table: IndexTable;
  beforeEach(async () => {
    opened = await open();
    ({ engine, table } = opened);
  });
  afterEach(() => opened.close());

  const put = (number: number, ...jobs: WireJob[]) =>
    table.apply({ marketplace: US, jobs, read: read(number) });
  const statuses = () =>
    engine.read(
      "select id, status from jobs order by id",
      [],
      z.object({ id: z.string(), status: z.string().nullable() }),
    );
  const ids = () =>
    engine.read(
      "select orderId, productOrderIds, trackingIds from jobs order by id",
      [],
      z.object({
        orderId: z.string().nullable(),
        productOrderIds: z.array(z.string()),
        trackingIds: z.array(z.string()),
      }),
    );

  describe("apply", () => {
    it("counts what is new or differs, and what does not belong in", async () => {
      const none: WireJob = { serviceJobStatus: "HOLD" };
      const elsewhere = job("Z", { marketplaceId: "A1PA6795UKMFR9" });
      expect(await put(1, job("A"), job("B"), none, elsewhere)).toEqual({ changed: 2, left: 2 });
      expect(await put(2, job("A"), job("B", { serviceJobStatus: "HOLD" }))).toEqual({
        changed: 1,
        left: 0,
      });
      expect(await table.rows()).toBe(2);
    });

    it("keeps what a read that began later has written", async () => {
      await put(5, job("A", { serviceJobStatus: "COMPLETED" }));
      expect(await put(4, job("A", { serviceJobStatus: "HOLD" }))).toEqual({ changed: 0, left: 0 });
      expect(await statuses()).toEqual([{ id: "A", status: "COMPLETED" }]);
      await put(5, job("A", { serviceJobStatus: "CANCELLED" }));
      expect(await statuses()).toEqual([{ id: "A", status: "CANCELLED" }]);
    });

    it("takes the later of a job that stands twice on a page", async () => {
      await put(1, job("A"), job("A", { serviceJobStatus: "HOLD" }));
      expect(await statuses()).toEqual([{ id: "A", status: "HOLD" }]);
    });

    it("writes a page and its facts together, or neither", async () => {
      await table.apply({ marketplace: US, jobs: [job("A")], read: read(1) }, { watermark: 7 });
      expect(await table.facts()).toEqual({ watermark: 7 });
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      await expect(
        table.apply({ marketplace: US, jobs: [job("B")], read: read(2) }, { watermark: circle }),
      ).rejects.toThrow();
      expect(await table.facts()).toEqual({ watermark: 7 });
      expect(await table.rows()).toBe(1);
      await table.setFacts({ watermark: 8, months: ["2026-10"] });
      expect(await table.facts()).toEqual({ watermark: 8, months: ["2026-10"] });
    });

    it("takes whatever characters there are", async () => {
      const odd = `"a' \u0000 \u2028 \u{1f6de} \\u0000 שלום`;
      await put(1, job("A", { storeId: odd, serviceJobStatus: odd, scopeOfWork: { title: odd } }));
      await put(1, job(odd));
      expect(await table.rows()).toBe(2);
      expect((await statuses()).map(({ status }) => status)).toContain(odd);
      const half = {
        storeId: "\ud800",
        productOrderIds: ["\udfff"],
        scopeOfWork: { asin: "\ud800" },
      };
      await put(1, job("\ud800"), job("B", half));
      expect(await table.rows()).toBe(4);
    });

    it("takes writes that overlap, and answers beside them", async () => {
      const pages = Array.from({ length: 30 }, (_, page) =>
        Array.from({ length: 20 }, (_, at) =>
          job(`J${(page * 7 + at) % 100}`, { storeId: `${page}` }),
        ),
      );
      await Promise.all(
        pages.flatMap((jobs, page) => [put(page + 1, ...jobs), table.rows(), table.held(US, ALL)]),
      );
      expect(await table.rows()).toBe(100);
    });
  });

  describe("missed", () => {
    it("hides a job after two complete reads without it, until it shows again", async () => {
      await put(1, job("A"), job("B"));
      await table.missed(US, ["A"], read(2));
      expect(await table.count(US, ALL)).toBe(2);
      await table.missed(US, ["A"], read(3));
      expect(await table.count(US, ALL)).toBe(1);
      expect((await table.held(US, ALL)).map(({ id, missed }) => [id, missed])).toEqual([
        ["A", 2],
        ["B", 0],
      ]);
      await put(4, job("A"));
      expect(await table.count(US, ALL)).toBe(2);
    });

    it("says nothing against what a later read has shown, nor twice for one read", async () => {
      await put(5, job("A"));
      await table.missed(US, ["A"], read(4));
      await table.missed(US, ["A"], read(6));
      await table.missed(US, ["A"], read(6));
      expect((await table.held(US, ALL))[0]).toMatchObject({ missed: 1, readNumber: 6 });
      await put(5, job("A", { serviceJobStatus: "HOLD" }));
      expect((await table.held(US, ALL))[0]).toMatchObject({ missed: 1 });
    });
  });

  it("holds and counts by creation, both ends included, one marketplace at a time", async () => {
    const at = (iso: string) => job(iso, { createTime: iso });
    await put(
      1,
      at("2026-11-02T00:00:00Z"),
      at("2026-11-01T00:00:00Z"),
      at("2026-11-03T00:00:00Z"),
    );
    await put(1, job("undated", { createTime: "once" }));
    await table.apply({ marketplace: "A1PA6795UKMFR9", jobs: [job("D")], read: read(1) });
    const span = { from: Date.parse("2026-11-01T00:00Z"), to: Date.parse("2026-11-02T00:00Z") };
    expect((await table.held(US, span)).map(({ id }) => id)).toEqual([
      "2026-11-01T00:00:00Z",
      "2026-11-02T00:00:00Z",
    ]);
    expect(await table.count(US, span)).toBe(2);
  });

  it("names open jobs that no read has shown for long, oldest first", async () => {
    const done = (id: string) => job(id, { serviceJobStatus: "COMPLETED" });
    await put(3, job("C"), done("D"));
    await put(1, job("A"), done("B"));
    await put(9, job("E"));
    const stale = async (limit = 9) =>
      (await table.stale(US, T0 + 5000, limit)).map(({ id }) => id);
    expect(await stale()).toEqual(["A", "C"]);
    expect(await stale(1)).toEqual(["A"]);
    await put(10, job("A"));
    expect(await stale()).toEqual(["C"]);
  });

  describe("retain", () => {
    const closed = (id: string) => job(id, { serviceJobStatus: "COMPLETED" });
    const limits = (number: number) => ({
      idsClosedBefore: read(number).startedAt,
      createdBefore: 0,
      seenBefore: T0 + DAY,
    });
    const none = { orderId: null, productOrderIds: [], trackingIds: [] };
    const all = { orderId: "1-A", productOrderIds: ["2-A"], trackingIds: ["TA"] };

    it("empties the ids of what was first seen closed long ago, and leaves them so", async () => {
      await put(1, job("A"));
      await put(5, closed("A"));
      await put(7, closed("A"));
      await table.retain(limits(5));
      expect(await ids()).toEqual([all]);
      await table.retain(limits(6));
      expect(await ids()).toEqual([none]);
      await put(8, closed("A"));
      await put(9, { ...closed("A"), storeId: "S1" });
      expect(await ids()).toEqual([none]);
      await put(10, job("A"));
      expect(await ids()).toEqual([all]);
    });

    it("says of whom the emptied shared a product order or a parcel", async () => {
      const shares = { productOrderIds: ["2-A", "2-X"] };
      await put(1, closed("A"), job("B", shares), job("C", { trackingIds: ["TA"] }), job("D"));
      await table.retain(limits(2));
      const sharing = () =>
        engine.read(
          "select id from jobs where sharesEmptied and not idsEmptied order by id",
          [],
          idRow,
        );
      expect(await sharing()).toEqual([{ id: "B" }, { id: "C" }]);
      await put(3, job("B", { ...shares, storeId: "S1" }));
      expect(await sharing()).toEqual([{ id: "B" }, { id: "C" }]);
    });

    it("drops what was created too long ago, but for what is open or was seen a moment ago", async () => {
      const old = { createTime: "2025-01-01T00:00:00Z" };
      await put(1, job("A"), { ...closed("B"), ...old }, job("C", old), job("D", old));
      await put(9, { ...closed("E"), ...old });
      await table.missed(US, ["D"], read(3));
      await table.missed(US, ["D"], read(4));
      const createdBefore = Date.parse("2025-06-01T00:00Z");
      const drop = (seenBefore: number) =>
        table.retain({ idsClosedBefore: 0, createdBefore, seenBefore });
      await drop(read(5).startedAt);
      expect((await statuses()).map(({ id }) => id)).toEqual(["A", "C", "E"]);
      await drop(read(10).startedAt);
      expect((await statuses()).map(({ id }) => id)).toEqual(["A", "C"]);
    });
  });

  it("forgets everything", async () => {
    await table.apply({ marketplace: US, jobs: [job("A")], read: read(9) }, { watermark: 1 });
    await table.clear();
    expect([await table.rows(), await table.facts()]).toEqual([0, {}]);
    await put(1, job("A"));
    expect(await table.rows()).toBe(1);
  });
}
