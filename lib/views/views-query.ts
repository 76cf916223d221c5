import { queryOptions } from "@tanstack/react-query";
import { serverViewStore } from "./server-view-store";

/** The person's views, asked anew whenever somebody comes back to the tab. */
export const viewsQuery = queryOptions({
  queryKey: ["job-views"],
  queryFn: ({ signal }) => serverViewStore.list(signal),
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: "always",
  retry: 1,
});
