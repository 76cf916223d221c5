type Line = Readonly<Record<string, unknown>>;

/** What the suite's traffic has to hold for the search to mean anything, each seen in a line of a log. */
const TRAFFIC: Readonly<Record<string, (line: Line) => boolean>> = {
  "a person of the demo who signed in": ({ msg, user }) =>
    msg === "request" && String(user).startsWith("demo-"),
  "a person of a provider who signed in": ({ msg, user }) =>
    msg === "request" && user !== undefined && !String(user).startsWith("demo-"),
  "a revealed contact": ({ route, status }) => route === "jobs.reveal" && status === 200,
  "a write to a job": ({ route, status }) => route === "jobs.assign" && status === 200,
  "a write that Amazon refused": ({ route, code }) =>
    route === "jobs.fulfil" && code === "upstream_rejected",
  "many writes in one request": ({ route, status }) =>
    route === "jobs.assignMany" && status === 200,
  "time of a store that was blocked": ({ route, status }) =>
    route === "blocks.create" && status === 200,
  "a document": ({ route, status }) => route === "jobs.documents" && status === 200,
  "a complete export": ({ msg, end }) => msg === "export ended" && end === "complete",
  "a lookup": ({ route, status }) => route === "jobs.lookup" && status === 200,
  "a search by text": ({ route, status }) => route === "search" && status === 200,
  "an answer of the index": ({ route, status }) => route === "jobs.facets" && status === 200,
  "a stream of changes": ({ route, status }) => route === "changes" && status === 200,
  "a job's history": ({ route, status }) => route === "jobs.history" && status === 200,
  "a schedule": ({ route, status }) => route === "schedule" && status === 200,
  "a calendar file": ({ route, status }) => route === "schedule.calendar" && status === 200,
  "figures of jobs": ({ route, status }) => route === "insights" && status === 200,
  "Amazon failing": ({ msg, status }) => msg === "amazon" && Number(status) >= 500,
  "Amazon throttling": ({ type, by }) => type === "throttled" && by === "amazon",
  "Amazon refusing a request": ({ msg, code }) => msg === "amazon" && code === "rejected",
  "a client that Login with Amazon refused": ({ type, status }) => type === "lwa" && status === 401,
  "a refresh token that it refused": ({ type, status }) => type === "lwa" && status === 400,
  "somebody signed out who was refused": ({ route, code }) =>
    route !== undefined && code === "unauthenticated",
  "a role that was too low": ({ route, code }) => route !== undefined && code === "forbidden",
};

/** What of the traffic has not been seen in these lines. */
export function missingTraffic(lines: Iterable<string>): string[] {
  const missing = new Map(Object.entries(TRAFFIC));
  for (const text of lines) {
    const line = lineOf(text);
    if (line === null) continue;
    for (const [name, seen] of missing) if (seen(line)) missing.delete(name);
  }
  return [...missing.keys()];
}

function lineOf(text: string): Line | null {
  if (!text.startsWith("{")) return null;
  try {
    return JSON.parse(text);
  } catch {
    // The last line of a process that was killed.
    return null;
  }
}
