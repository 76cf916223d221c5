import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { AuditPage } from "./audit-record";
import type { AuditSearch } from "./audit-search";
import { auditQueryString } from "./search-params";

/** One page of records. */
export function auditQuery(search: AuditSearch) {
  const query = auditQueryString(search);
  return queryOptions({
    queryKey: ["audit", query],
    queryFn: ({ signal }) =>
      fetchJson<AuditPage>(query === "" ? "/api/audit" : `/api/audit?${query}`, { signal }),
    staleTime: 5_000,
    retry: false,
  });
}
