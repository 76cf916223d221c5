import { problem } from "@/e2e/support/api/contract";
import { disclosuresIn } from "@/e2e/support/api/disclosure";
import type { RawReply } from "@/e2e/support/api/raw-http";
import { PROBLEM_STATUS, type ProblemCode } from "@/lib/http/problem";
import { PROBLEM_TITLES } from "@/lib/http/problem-body";
import type { RouteInputs } from "./route-inputs";

type Expected = Pick<RouteInputs, "answers"> & { refusals: readonly ProblemCode[] };

/** Everything that is wrong with an answer; nothing when it is one of those that are documented. */
export function faultsOf(reply: RawReply, { answers, refusals }: Expected): string[] {
  const { status, headers, text } = reply;
  const faults: string[] = [];
  if (!/no-store/u.test(headers["cache-control"] ?? "")) faults.push("caches may keep it");
  if (headers["x-content-type-options"] !== "nosniff") faults.push("browsers may guess its type");
  if (headers["x-powered-by"] !== undefined) faults.push("it says what it runs on");
  const read = answers[status];
  const fault = read ? read(reply) : faultOfProblem(reply, refusals);
  if (fault !== null) faults.push(fault);
  if (status >= 400) faults.push(...disclosuresIn(text).map((leak) => `it tells of "${leak}"`));
  return faults;
}

function faultOfProblem({ status, headers, text }: RawReply, refusals: readonly ProblemCode[]) {
  if (headers["content-type"] !== "application/problem+json") {
    return `${status} with ${headers["content-type"]}: ${text.slice(0, 200)}`;
  }
  const parsed = problem.safeParse(jsonOf(text));
  if (!parsed.success) return `a problem of another form: ${text.slice(0, 200)}`;
  const { code, title, ...body } = parsed.data;
  const known = PROBLEM_STATUS[code];
  if (known !== status || body.status !== status || PROBLEM_TITLES[code] !== title) {
    return `${code} is not ${status} "${title}"`;
  }
  if (!refusals.includes(code)) return `${status} ${code} is not documented here`;
  const wait = headers["retry-after"];
  if (wait !== undefined && wait !== String(body.retryAfter)) return "two times to wait";
  return null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
