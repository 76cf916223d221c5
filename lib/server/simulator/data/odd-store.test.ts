import { describe, expect, it } from "vitest";
import { readListQuery } from "@/lib/server/simulator/list-query";
import { createListing } from "@/lib/server/simulator/listing";
import { parseQueryString } from "@/lib/server/simulator/query-string";
import { createJobSet } from "./job-set";
import { MARKETPLACES } from "./marketplaces";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const jobSet = createJobSet({ seed: 1, count: 200, now: () => NOW });
const listing = createListing(jobSet);

function ask(query: string, marketplace = MARKETPLACES.US.id) {
  const parameters = parseQueryString(`marketplaceIds=${marketplace}&${query}`);
  if (parameters === null) throw new Error(`${query} is malformed`);
  return listing.page(readListQuery(parameters), null);
}

const ever = "createdAfter=2020-01-01T00:00:00Z";

describe("the odd store", () => {
  it.each(Object.values(MARKETPLACES))(
    "has nine jobs in $id, the same for who asks again",
    ({ id }) => {
      const { jobs, total } = ask(`${ever}&storeIds=SIM-ODD`, id);
      expect(total).toBe(9);
      const again = createListing(createJobSet({ seed: 7, count: 5, now: () => NOW }));
      const query = parseQueryString(`marketplaceIds=${id}&${ever}&storeIds=SIM-ODD`);
      expect(query && again.page(readListQuery(query), null).jobs).toEqual(jobs);
    },
  );

  it("counts nowhere else", () => {
    const { total } = ask(ever);
    expect(total).toBe(jobSet.of(MARKETPLACES.US.id).length);
    expect(ask("createdAfter=2026-11-24T00:00:00Z&sortOrder=DESC").jobs).not.toContainEqual(
      expect.objectContaining({ apart: true }),
    );
  });

  it("gives its jobs to who knows their ids", () => {
    expect(ask(`${ever}&serviceOrderIds=910-0000011-0000011`).total).toBe(1);
    expect(jobSet.find("91000000000015")?.job).toEqual({ serviceJobId: "91000000000015" });
  });

  it("has a title of 300 characters and a status that is none of the seven", () => {
    expect(jobSet.find("91000000000013")?.job.scopeOfWork?.title).toHaveLength(300);
    expect(jobSet.find("91000000000014")?.job.serviceJobStatus).toBe("AWAITING_DRONE");
  });

  it("has jobs created in the first and the last instant of a day of 25 hours", () => {
    const day = "createdAfter=2026-11-01T07:00:00Z&createdBefore=2026-11-02T07:59:59.999Z";
    expect(ask(`${day}&storeIds=SIM-ODD`).jobs.map(({ id }) => id)).toEqual([
      "91000000000017",
      "91000000000016",
    ]);
  });
});
