import "server-only";
import type { Problem } from "@/lib/http/problem";

/** For one person, now. */
export const PRIVATE = { "cache-control": "private, no-store" };

/** A refusal as every route gives it: problem+json that nobody keeps (RFC 9457). */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(problem, {
    status: problem.status,
    headers: {
      ...PRIVATE,
      "content-type": "application/problem+json",
      ...(problem.retryAfter === undefined ? {} : { "retry-after": String(problem.retryAfter) }),
      ...headers,
    },
  });
}

/** Enough to find the fault: names and the stack of our own code, not messages with data in them. */
export function causeOf(error: unknown): { error: string; stack?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { error: error.name, stack: frames?.slice(0, 8) };
}
