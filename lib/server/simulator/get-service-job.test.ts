import { describe, expect, it } from "vitest";
import { FOREIGN_JOB_IDS } from "@/lib/server/simulator/fixtures/job-set";
import { jobOf, listingOf, rig } from "./testing/client";

const PATH = "/service/v1/serviceJobs";

describe("getServiceJobByServiceJobId", () => {
  it("answers the job that the list showed", async () => {
    const { get, list } = await rig();
    const [job] = listingOf(await list()).jobs;
    const reply = await get(`${PATH}/${job?.serviceJobId}`);
    expect(reply.status).toBe(200);
    expect(jobOf(reply)).toEqual(job);
  });

  it("knows nothing of an unknown job", async () => {
    const { get } = await rig();
    const reply = await get(`${PATH}/unknown`);
    expect(reply.status).toBe(404);
    expect(reply.errors).toEqual([
      { code: "InvalidInput", message: "Job not found for jobId unknown", details: "" },
    ]);
    expect(reply.headers["x-amzn-ratelimit-limit"]).toBe("20.0");
  });

  it.each([...FOREIGN_JOB_IDS])("keeps job %s to its own provider", async (id) => {
    const { get } = await rig();
    const reply = await get(`${PATH}/${id}`);
    expect(reply.status).toBe(403);
    expect(reply.errors[0]?.code).toBe("UnauthorizedAction");
  });

  it.each([
    ["an id of 101 characters", `${PATH}/${"1".repeat(101)}`],
    ["broken encoding", `${PATH}/%E0%A4%A`],
    ["query parameters", `${PATH}/unknown?marketplaceIds=ATVPDKIKX0DER`],
  ])("refuses %s", async (_, path) => {
    const { get } = await rig();
    const reply = await get(path);
    expect(reply.status).toBe(400);
    expect(reply.errors[0]?.code).toBe("InvalidInput");
  });
});
