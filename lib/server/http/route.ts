import "server-only";
import type { NextRequest } from "next/server";
import { API_ROUTES, type GuardedRoute } from "@/lib/access/api-routes";
import { leastRole, may, type Permission } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { type Problem, ProblemError } from "@/lib/http/problem";
import { settings } from "@/lib/server/config/settings";
import { logger } from "@/lib/server/runtime/logger";
import { metrics } from "@/lib/server/runtime/metrics";
import { audit } from "./audit";
import { currentUser } from "./identity";
import { causeOf, PRIVATE, problemResponse, toProblem } from "./problems";
import { requireSameOrigin } from "./same-origin";
import { type Reservation, reserveRequest } from "./user-rate-limit";

type Call<P> = {
  request: NextRequest;
  searchParams: URLSearchParams;
  params: P;
  user: User;
  /** Who waits for the answer: a person, or a guess about what a person wants next. */
  lane: ReturnType<typeof laneOf>;
  /** A person asked for fresh rows. */
  refresh: boolean;
  /** How long the caller is ready to wait. */
  patienceMs: number;
  /** Sets aside what the answer is going to cost in calls to Amazon, where that is more than one. */
  reserve: (calls: number) => Promise<void>;
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
    let authorized: Authorized | null = null;
    let result: object | null = null;
    let failure: Problem | null = null;
    let status = 200;
    try {
      user = await currentUser();
      const params = await context.params;
      authorized = await authorize({ request, params, user }, { name, permission: guard });
      result = await answer({
        request,
        searchParams: request.nextUrl.searchParams,
        params,
        user: authorized.user,
        lane: laneOf(request),
        refresh: wantsFresh(request),
        patienceMs: patienceOf(request),
        reserve: authorized.reserve,
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
      authorized?.settle(result);
      logRequest(name, request, { status, failure, user, ms: performance.now() - started });
    }
  };
}

/** An answer that is given again is written out once. */
const bodies = new WeakMap<object, Uint8Array<ArrayBuffer>>();

function jsonResponse(result: object): Response {
  const body = bodies.get(result) ?? new TextEncoder().encode(JSON.stringify(result));
  bodies.set(result, body);
  return new Response(body, {
    headers: { ...PRIVATE, "content-type": "application/json" },
  });
}

type Outcome = { status: number; failure: Problem | null; user: User | null; ms: number };

/** One line and one measurement for every request. */
function logRequest(route: string, request: Request, { status, failure, user, ms }: Outcome): void {
  metrics().routeSeconds.observe({ route, status }, ms / 1000);
  const lane = laneOf(request);
  const { code, requestId } = failure ?? {};
  const line = { route, status, code, requestId, lane, user: user?.id, ms: Math.round(ms) };
  // A guess that finds no token is dropped on purpose.
  const dropped = lane === "prefetch" && code === "upstream_throttled";
  if (dropped) logger().debug(line, "request");
  else logger().info(line, "request");
}

type Authorized = Reservation & { user: User };

/**
 * Lets a request in, or says why not: no session, too low a role, another site, or too many of them.
 * A role that is too low goes on record.
 * @throws ProblemError `unauthenticated`, `forbidden`, or `rate_limited` with the seconds to wait
 */
async function authorize(
  { request, params, user }: { request: Request; params: unknown; user: User | null },
  { name, permission }: { name: string; permission: Permission },
): Promise<Authorized> {
  if (user === null) {
    throw new ProblemError("unauthenticated", {
      detail: "There is no session, or it has ended. Sign in and try again.",
    });
  }
  if (!may(user.role, permission)) {
    (await reserveRequest(user.id)).settle(null);
    audit.get().noteRefusal({ user, permission, route: name, params });
    throw new ProblemError("forbidden", {
      detail: `This needs the role ${leastRole(permission)}; yours is ${user.role}.`,
    });
  }
  requireSameOrigin(request, settings().auth.origin);
  return { user, ...(await reserveRequest(user.id)) };
}

/** A person asked for fresh rows: `Cache-Control: no-cache`, as browsers say it on reload. */
export function wantsFresh(request: Request): boolean {
  return request.headers.get("cache-control")?.includes("no-cache") ?? false;
}

/**
 * Who waits for the answer. `Purpose: prefetch` is a guess about what a person wants next: browsers
 * say it with `Sec-Purpose`, which no script may set.
 */
export function laneOf({ headers }: Request): "interactive" | "prefetch" {
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  return /^prefetch\b/iu.test(purpose.trim()) ? "prefetch" : "interactive";
}

const LONGEST_WAIT_SECONDS = 25;

/** How long the caller is ready to wait (RFC 7240, `Prefer: wait=4`), in milliseconds. */
export function patienceOf(request: Request): number {
  const seconds = Number(/\bwait=(\d{1,3})\b/u.exec(request.headers.get("prefer") ?? "")?.[1]);
  return Math.min(seconds || LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS) * 1000;
}
