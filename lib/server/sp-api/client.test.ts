import { expect, test } from "vitest";
import { createSpApi } from "./client";
import { answer, fakeAmazon } from "./testing/amazon";

const QUERY = { marketplaceId: "ATVPDKIKX0DER", createdAfter: "2026-01-01T00:00:00Z" };

test("lists jobs as Amazon sends them", async () => {
  const amazon = await fakeAmazon((_, response) =>
    answer(response, 200, { payload: { totalResultSize: 1, jobs: [{ serviceJobId: "1" }] } }),
  );
  const api = createSpApi(amazon.config);

  const { data, requestId } = await api.getServiceJobs(QUERY);

  expect(data).toEqual({
    jobs: [{ serviceJobId: "1" }],
    totalResultSize: 1,
    nextPageToken: null,
    previousPageToken: null,
  });
  expect(requestId).toBe("request-1");
});
