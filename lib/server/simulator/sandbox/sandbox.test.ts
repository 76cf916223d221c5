import { describe, expect, it } from "vitest";
import { listingOf, rig } from "@/lib/server/simulator/testing/client";

const sandbox = () => rig({ profile: "sandbox", rate: undefined, burst: undefined });
const TOKEN = "merchantSklktoreIdbcdcd2ad-5883-4e48-b114-f13328a9e9f";

describe("the static sandbox", () => {
  it("answers every valid question with its one job and equal page tokens", async () => {
    const { list } = await sandbox();
    const first = await list();
    const next = await list({ pageToken: TOKEN, serviceJobStatus: "HOLD" });
    expect(next.text).toBe(first.text);
    expect(listingOf(first)).toMatchObject({
      totalResultSize: 1,
      nextPageToken: TOKEN,
      previousPageToken: TOKEN,
      jobs: [
        {
          serviceJobId: "34534399990035",
          serviceJobStatus: "COMPLETED",
          serviceOrderId: "2345324",
        },
      ],
    });
  });

  it("has one error case", async () => {
    const { list } = await sandbox();
    const reply = await list({ createdAfter: "TEST_CASE_400" });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toEqual({
      errors: [{ code: "InvalidInput", message: "Invalid Input" }],
    });
  });

  it.each([
    ["no marketplace", { marketplaceIds: "" }],
    ["another bad date", { createdAfter: "TEST_CASE_500" }],
    ["the error case without a marketplace", { createdAfter: "TEST_CASE_400", marketplaceIds: "" }],
  ])("matches nothing with %s", async (_, parameters: Record<string, string>) => {
    const { list } = await sandbox();
    const reply = await list(parameters);
    expect(reply.status).toBe(400);
    expect(reply.errors[0]?.message).toBe("Could not match input arguments");
  });

  it("answers details with nothing, and one id with a 400 of nothing", async () => {
    const { get } = await sandbox();
    const some = await get("/service/v1/serviceJobs/34534399990035");
    const broken = await get(
      "/service/v1/serviceJobs/validJobId-48b6d5a3-b708-dbe9-038d-dd95e8d74iut",
    );
    expect([some.status, some.text]).toEqual([200, '{"payload":{}}']);
    expect([broken.status, broken.text]).toEqual([400, '{"payload":{}}']);
  });

  it("allows five a second and a burst of fifteen", async () => {
    const { list, simulator } = await sandbox();
    const replies = await Promise.all(Array.from({ length: 20 }, () => list()));
    expect(replies[0]?.headers["x-amzn-ratelimit-limit"]).toBe("5.0");
    expect(simulator.stats().requests.getServiceJobs).toEqual({ 200: 15, 429: 5 });
  });
});
