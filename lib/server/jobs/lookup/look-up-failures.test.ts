import { describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";
import type { ListKind } from "@/lib/jobs/lookup/lookup-result";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { type LookupParts, lookUp } from "./look-up";

const order = (n: number) => `999-0000000-${String(n).padStart(7, "0")}`;
const orders = (count: number) => Array.from({ length: count }, (_, n) => order(n));

/** An Amazon that holds the orders given, and fails where it is to. */
function scripted(
  held: readonly string[],
  fail: (kind: ListKind | "job", ids: readonly string[]) => void,
) {
  const parts: LookupParts = {
    async page(kind, ids) {
      fail(kind, ids);
      const jobs = ids.filter((id) => kind === "order" && held.includes(id)).map(jobOf);
      return { jobs, hasNext: false };
    },
    async job(id) {
      fail("job", [id]);
      throw new SpApiError({ kind: "not_found" });
    },
  };
  return parts;
}

const jobOf = (id: string): Job => ({
  serviceJobId: `J${id}`,
  serviceOrderId: id,
  zone: "UTC",
  flags: [],
  hidden: [],
});

describe("when Amazon fails", () => {
  const failure = new SpApiError({ kind: "unavailable", requestId: "R1" });

  it("loses the ids of that call only, and counts none of them as missing", async () => {
    const ids = orders(45);
    const parts = scripted(ids.slice(0, 30), (_, chunk) => {
      if (chunk.includes(order(20))) throw failure;
    });

    const { found, missing, faults } = await lookUp(ids, parts);

    expect(found.map(({ id }) => id)).toEqual(ids.slice(0, 20));
    expect(faults).toEqual([{ ids: ids.slice(20, 40), error: failure }]);
    expect(missing).toEqual(ids.slice(40));
  });

  it("keeps what a first page held when the second fails, and says that it is not all", async () => {
    const parts: LookupParts = {
      async page(_, ids, page) {
        if (page === 2) throw failure;
        return { jobs: ids.slice(0, 1).map(jobOf), hasNext: true };
      },
      job: () => Promise.reject(failure),
    };

    const { found, missing, faults } = await lookUp(orders(2), parts);

    expect(found.map(({ id }) => id)).toEqual([order(0)]);
    expect(faults).toEqual([{ ids: orders(2), error: failure }]);
    expect(missing).toEqual([]);
  });

  it.each([
    ["not found", new SpApiError({ kind: "not_found" })],
    ["refused as unreadable", new SpApiError({ kind: "rejected", status: 400 })],
    ["somebody else's", new SpApiError({ kind: "access", upstreamCode: "UnauthorizedAction" })],
    ["of another marketplace", new ProblemError("not_found", { detail: "Elsewhere." })],
  ])("a supposed job id that is %s is missing", async (_, error) => {
    const parts = scripted([], (kind) => {
      if (kind === "job") throw error;
    });
    expect(await lookUp(["34000000000001"], parts)).toEqual({
      found: [],
      missing: ["34000000000001"],
      faults: [],
    });
  });

  it.each(["unavailable", "throttled", "timeout", "access"] as const)(
    "a supposed job id is not missing because of %s",
    async (kind) => {
      const error = new SpApiError({ kind });
      const parts = scripted([], (asked) => {
        if (asked === "job") throw error;
      });
      const ids = ["34000000000001"];
      expect(await lookUp(ids, parts)).toEqual({
        found: [],
        missing: [],
        faults: [{ ids, error }],
      });
    },
  );

  it("passes on that the caller has left", async () => {
    const parts = scripted([], () => {
      throw new DOMException("gone", "AbortError");
    });
    await expect(lookUp(orders(1), parts)).rejects.toThrow("gone");
  });
});

it("does not take the answer to another question for a find", async () => {
  const stray: LookupParts = {
    page: async () => ({ jobs: [jobOf("2345324")], hasNext: false }),
    job: async () => jobOf("2345324"),
  };
  const { found, missing } = await lookUp([order(1), "2345324", "34000000000001"], stray);
  expect(found.map(({ id }) => id)).toEqual(["2345324"]);
  expect(missing).toEqual([order(1), "34000000000001"]);
});

it("asks no more than four questions at a time", async () => {
  let under = 0;
  let most = 0;
  const parts: LookupParts = {
    async page() {
      under += 1;
      most = Math.max(most, under);
      await new Promise(setImmediate);
      under -= 1;
      return { jobs: [], hasNext: false };
    },
    job: () => Promise.reject(new SpApiError({ kind: "not_found" })),
  };
  await lookUp(orders(200), parts);
  expect(most).toBe(4);
});
