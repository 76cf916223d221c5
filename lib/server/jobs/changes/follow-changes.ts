import "server-only";
import { may } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { marketplaceParam } from "@/lib/search/filters";
import { settings } from "@/lib/server/config/settings";
import { type Credentials, identity } from "@/lib/server/http/identity";
import { PRIVATE, refuseStrange, refuseUnreadable } from "@/lib/server/http/problems";
import { accounts } from "@/lib/server/jobs/accounts";
import { searchContext } from "@/lib/server/jobs/search-request";
import { indexUnavailable } from "@/lib/server/jobs/source/answerer";
import { cursorParam } from "@/lib/url/param";
import { readParams } from "@/lib/url/vocabulary";
import { changeStreams } from "./change-streams";

const PARAMETERS = { marketplace: marketplaceParam, after: cursorParam };

type Follower = { user: User; credentials: Credentials; signal: AbortSignal };

/**
 * A stream of the jobs that the index sees change, by their ids: server-sent events `changes`, `reset` where
 * anything may have changed, and `beat`. It ends with the session, and costs Amazon no call.
 * @throws ProblemError `index_unavailable` where there is no index, `rate_limited` where one person has too many
 */
export async function followChanges(
  searchParams: URLSearchParams,
  headers: Headers,
  { user, credentials, signal }: Follower,
  { index } = accounts.get().default,
): Promise<Response> {
  const asked = askedOf(searchParams);
  const marketplace = asked.marketplace ?? settings().marketplaceIds[0];
  const after = lastEventOf(headers) ?? asked.after;
  if (index === null) throw indexUnavailable([]);
  const report = index.report();
  if (report.state === "off") throw indexUnavailable([], report);
  const isStillIn = async () => {
    const now = await identity.get().userOf(credentials);
    return now !== null && now.id === user.id && may(now.role, "jobs.read");
  };
  const listener = { user: user.id, marketplace, isStillIn, after, signal };
  const body = await changeStreams.get().open(listener, index.changes);
  return new Response(body, {
    headers: {
      ...PRIVATE,
      "content-type": "text/event-stream; charset=utf-8",
      // nginx hands on what comes as it comes.
      "x-accel-buffering": "no",
    },
  });
}

type Asked = { marketplace: string | null; after: number | null };

/** @throws ProblemError `bad_search` naming what cannot be read */
function askedOf(params: URLSearchParams): Asked {
  refuseStrange(params, Object.keys(PARAMETERS));
  const asked: Asked = { marketplace: null, after: null };
  refuseUnreadable(readParams(PARAMETERS, asked, params, searchContext()));
  return asked;
}

/** The number of the event that a browser heard last, as it says when it comes back by itself. */
function lastEventOf(headers: Headers): number | null {
  const id = headers.get("last-event-id") ?? "";
  return /^\d{1,15}$/u.test(id) ? Number(id) : null;
}
