import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { Finding } from "@/lib/url/complaint";

/** @throws ProblemError `bad_search` naming each parameter that cannot be read, if any */
export function refuseUnreadable(problems: readonly Finding[]): void {
  if (problems.length === 0) return;
  const names = [...new Set(problems.map(({ parameter }) => parameter))];
  throw new ProblemError("bad_search", {
    detail: `Not understood: ${names.join(", ")}.`,
    errors: [...problems],
  });
}
