import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { Finding } from "@/lib/url/complaint";
import { strangeParameters } from "@/lib/url/strange-parameters";

/** @throws ProblemError `bad_search` naming each parameter that cannot be read, if any */
export function refuseUnreadable(problems: readonly Finding[]): void {
  if (problems.length === 0) return;
  const names = [...new Set(problems.map(({ parameter }) => parameter))];
  throw new ProblemError("bad_search", {
    detail: `Not understood: ${names.join(", ")}.`,
    errors: [...problems],
  });
}

/** @throws ProblemError `bad_search` naming each parameter that is none of those known, if any */
export function refuseStrange(params: URLSearchParams, known: readonly string[]): void {
  refuseUnreadable(strangeParameters(params, known));
}
