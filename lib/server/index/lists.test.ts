import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { createTable } from "./duckdb-table";
import { type Engine, openEngine } from "./engine";

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine(null);
});
afterEach(() => engine.close());

const stores = () =>
  engine.read(
    `select jobs.id as id, items from jobs left join kinds on kinds.key = kindKey left join lists on lists.key = storeKey order by jobs.id`,
    [],
    z.object({ id: z.string(), items: z.array(z.string()) }),
  );
const page = (number: number, ...jobs: WireJob[]) => ({
  marketplace: "US",
  jobs,
  read: { number, startedAt: 0 },
});

it("knows the keys that another process gave out before", async () => {
  await createTable(engine).apply(page(1, { serviceJobId: "A", storeId: "S1" }));
  const table = createTable(engine);
  await table.apply(page(2, { serviceJobId: "B", storeId: "S2" }));
  await table.apply(page(3, { serviceJobId: "C", storeId: "S1" }));
  expect(await stores()).toEqual([
    { id: "A", items: ["S1"] },
    { id: "B", items: ["S2"] },
    { id: "C", items: ["S1"] },
  ]);
});

it("forgets the keys of a write that failed, and of what was cleared", async () => {
  const table = createTable(engine);
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const write = table.apply(page(1, { serviceJobId: "A", storeId: "S1" }), { circle });
  const next = table.apply(page(2, { serviceJobId: "B", storeId: "S1" }));
  await expect(write).rejects.toThrow();
  await next;
  expect(await stores()).toEqual([{ id: "B", items: ["S1"] }]);
  await table.clear();
  await table.apply(page(3, { serviceJobId: "C", storeId: "S1" }));
  expect(await stores()).toEqual([{ id: "C", items: ["S1"] }]);
});
