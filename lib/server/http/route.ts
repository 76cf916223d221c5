import "server-only";
import type { NextRequest } from "next/server";
import { API_ROUTES, type GuardedRoute } from "@/lib/access/api-routes";
import type { Problem } from "@/lib/http/problem";
import { currentUser, type User } from "@/lib/server/auth/user";
import { laneOf } from "@/lib/server/jobs/search-request";
import { logger } from "@/lib/server/runtime/logger";
import { metrics } from "@/lib/server/runtime/metrics";
import { type Admission, admit } from "./authorize";
import { causeOf, PRIVATE, problemResponse } from "./problem-response";
import { toProblem } from "./problems";

export type Call<P> = {
  request: NextRequest;
  searchParams: URLSearchParams;
  params: P;
  user: User;
  /** Sets aside what the answer is going to cost in calls to Amazon, where that is more than one. */
  reserve: (calls: number) => void;
  /** Aborts when the caller has gone. */
  signal: AbortSignal;
};

type Context<P> = { params: Promise<P> };
type Handler<P> = (request: NextRequest, context: Context<P>) => Promise<Response>;

/** The caller went before the answer came; nginx logs it so, too. */
const LEFT = 499;

/**
 * Makes a route handler: session and permission first, then `answer`, then JSON that nobody keeps.
 * Whatever is thrown becomes problem+json; an answer that is a Response goes out as it is.
 */
export function route<P = Record<string, never>>(
  which: GuardedRoute,
  answer: (call: Call<P>) => Promise<object>,
): Handler<P> {
  const { name, guard } = API_ROUTES[which];
  return async (request, context) => {
    const started = performance.now();
    let user: User | null = null;
    let admission: Admission | null = null;
    let result: object | null = null;
    let failure: Problem | null = null;
    let status = 200;
    try {
      user = await currentUser();
      const params = await context.params;
      admission = admit({ request, params, user }, { name, permission: guard });
      result = await answer({
        request,
        searchParams: request.nextUrl.searchParams,
        params,
        user: admission.user,
        reserve: admission.reserve,
        signal: request.signal,
      });
      if (!(result instanceof Response)) return jsonResponse(result);
      status = result.status;
      return result;
    } catch (error) {
      if (request.signal.aborted) {
        status = LEFT;
        return new Response(null, { status });
      }
      failure = toProblem(error);
      status = failure.status;
      if (failure.code === "internal")
        logger().error({ route: name, ...causeOf(error) }, "route failed");
      return problemResponse(failure);
    } finally {
      admission?.settle(result);
      note(name, request, { status, failure, user, ms: performance.now() - started });
    }
  };
}

/** An answer that is given again is written out once. */
const written = new WeakMap<object, Uint8Array<ArrayBuffer>>();

function jsonResponse(result: object): Response {
  const body = written.get(result) ?? new TextEncoder().encode(JSON.stringify(result));
  written.set(result, body);
  return new Response(body, {
    headers: { ...PRIVATE, "content-type": "application/json" },
  });
}

type Outcome = { status: number; failure: Problem | null; user: User | null; ms: number };

/** One line and one measurement for every request. */
function note(route: string, request: Request, { status, failure, user, ms }: Outcome): void {
  metrics().routeSeconds.observe({ route, status }, ms / 1000);
  const lane = laneOf(request);
  const { code, requestId } = failure ?? {};
  const line = { route, status, code, requestId, lane, user: user?.id, ms: Math.round(ms) };
  // A guess that finds no token is dropped on purpose.
  const dropped = lane === "prefetch" && code === "upstream_throttled";
  if (dropped) logger().debug(line, "request");
  else logger().info(line, "request");
}
