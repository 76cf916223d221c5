import { dehydrate } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { getQueryClient } from "./query-client";

it("gives each request on the server its own client", () => {
  expect(getQueryClient()).not.toBe(getQueryClient());
});

it("sends a query that is still under way to the browser", async () => {
  const client = getQueryClient();
  const fetching = client.fetchQuery({ queryKey: ["slow"], queryFn: async () => "done" });
  expect(dehydrate(client).queries.map((query) => query.state.status)).toEqual(["pending"]);
  await expect(fetching).resolves.toBe("done");
});
