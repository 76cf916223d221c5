import { afterEach, describe, expect, it } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import { createCursorCache } from "@/lib/server/jobs/source/cursor-cache";
import { planJobs } from "@/lib/server/jobs/source/plan";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import { type LookupParts, lookUp } from "./look-up";

const US = "ATVPDKIKX0DER";
const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function amazon() {
  const plan = { rate: 500, burst: 200, others: { rate: 500, burst: 200 } };
  const simulator = await startSimulator({
    latency: { meanMs: 0, jitterMs: 0 },
    jobs: 600,
    ...plan,
  });
  running.push(simulator);
  const client = createSpApi({
    endpoint: simulator.url,
    lwaEndpoint: simulator.tokenUrl,
    ...DEMO_CREDENTIALS[0],
    ...plan,
    timeoutMs: 2_000,
  });
  const readPage = createCursorCache((query, call) => client.getServiceJobs(query, call));
  const read = async (search: Partial<ReturnType<typeof emptySearch>>, page: number) => {
    const query = planJobs({ ...emptySearch(), ...search }, US, Date.now());
    const { data, hasNext } = await readPage(query, page, {});
    return { jobs: data.jobs.map((job) => shapeJob(job, "viewer", Date.now())), hasNext };
  };
  const asked: string[] = [];
  const parts: LookupParts = {
    page(kind, ids, page) {
      asked.push(`${kind} ${ids.length}${page > 1 ? ` page ${page}` : ""}`);
      return read({ [kind]: [...ids] }, page);
    },
    async job(id) {
      asked.push("job");
      return shapeJob((await client.getServiceJobByServiceJobId(id)).data, "viewer", Date.now());
    },
  };
  return { parts, asked, read };
}

const order = (n: number) => `999-0000000-${String(n).padStart(7, "0")}`;
const orders = (count: number) => Array.from({ length: count }, (_, n) => order(n));

describe("against Amazon", () => {
  it("finds jobs by each kind of id, in the order asked, and says what is not there", async () => {
    const { parts, read } = await amazon();
    const { jobs } = await read({ created: { kind: "preset", preset: "90d" } }, 2);
    const [byOrder, , byJob] = jobs;
    const byParcel = jobs.find(({ trackingIds }) => trackingIds);
    const byGoods = jobs.find(({ productOrderIds }) => productOrderIds);
    const wanted = [
      byJob?.serviceJobId,
      order(1),
      byParcel?.trackingIds?.[0],
      byOrder?.serviceOrderId,
      byGoods?.productOrderIds?.[0],
      "TBA000000000000",
      "34000000000001",
    ].map(String);

    const { found, missing, faults } = await lookUp(wanted, parts);

    expect(faults).toEqual([]);
    expect(missing).toEqual([order(1), "TBA000000000000", "34000000000001"]);
    const kinds = new Map(found.map(({ id, kind, job }) => [id, `${kind} ${job.serviceJobId}`]));
    expect([...kinds]).toEqual([
      [wanted[0], `job ${byJob?.serviceJobId}`],
      [wanted[2], `tracking ${byParcel?.serviceJobId}`],
      [wanted[3], expect.stringMatching(/^order /)],
      [wanted[4], `productOrder ${byGoods?.serviceJobId}`],
    ]);
    expect(found.find(({ id }) => id === wanted[3])?.job.serviceOrderId).toBe(wanted[3]);
  });

  it("follows every page of a call, for an order can hold several jobs", async () => {
    const { parts, read, asked } = await amazon();
    const byOrder = new Map<string, string[]>();
    for (let page = 1; ; page++) {
      const { jobs, hasNext } = await read(
        { created: { kind: "span", from: null, to: null } },
        page,
      );
      for (const { serviceOrderId, serviceJobId } of jobs) {
        if (!serviceOrderId) continue;
        byOrder.set(serviceOrderId, [...(byOrder.get(serviceOrderId) ?? []), serviceJobId]);
      }
      if (!hasNext) break;
    }
    const several = [...byOrder].filter(([, jobs]) => jobs.length > 1);
    const single = [...byOrder].filter(([, jobs]) => jobs.length === 1);
    const wanted = [...several, ...single].slice(0, 20);
    expect(several.length).toBeGreaterThan(0);

    const { found, missing } = await lookUp(
      wanted.map(([id]) => id),
      parts,
    );

    expect(missing).toEqual([]);
    expect(asked).toEqual(["order 20", "order 20 page 2"]);
    for (const [id, jobs] of wanted) {
      const got = found.flatMap((one) => (one.id === id ? one.job.serviceJobId : []));
      expect(got.toSorted()).toEqual(jobs.toSorted());
    }
  });

  it("asks for 20 ids a call, and for parcels only where nothing else is possible", async () => {
    const { parts, asked } = await amazon();
    const parcels = ["TBA1", "TBA2"].map((id) => `${id}00000000`);

    const { missing } = await lookUp([...orders(41), ...parcels], parts);

    expect(missing).toHaveLength(43);
    expect(asked).toEqual([
      ...["order 20", "order 20", "order 1"],
      ...["productOrder 20", "productOrder 20", "productOrder 1"],
      ...["tracking 20", "tracking 20", "tracking 3"],
    ]);
  });
});
