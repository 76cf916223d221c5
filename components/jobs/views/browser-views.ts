import { queryOptions } from "@tanstack/react-query";
import { localViewStore } from "@/lib/jobs/views/local-view-store";
import { FIRST_BOOK } from "@/lib/jobs/views/starting-views";

/** The views of this browser. */
export const viewStore = localViewStore({
  storage: () => window.localStorage,
  onForeignChange: (listener) => {
    const hear = ({ key }: StorageEvent) => listener(key);
    window.addEventListener("storage", hear);
    return () => window.removeEventListener("storage", hear);
  },
});

/** Until the store has answered there are the starting views. */
export const viewsQuery = queryOptions({
  queryKey: ["job-views"],
  queryFn: viewStore.list,
  placeholderData: FIRST_BOOK,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
