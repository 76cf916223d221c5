import { errorFrom } from "./fetch-json";
import { ProblemError } from "./problem";
import { noteServerTime } from "./server-clock";
import { reportSessionEnd } from "./session-end";

/**
 * Sends JSON to one of our own routes, and reads each line of JSON that it answers as it comes.
 * @throws ProblemError for every answer that is not a success, and where the connection is lost on the way;
 *   an abort by `signal` is passed on as it is.
 */
export async function* postForLines<Line>(
  url: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<Line, void, void> {
  const headers = { "content-type": "application/json", accept: "application/x-ndjson" };
  try {
    const init = { method: "POST", headers, body: JSON.stringify(body), signal };
    const response = await fetch(url, init);
    noteServerTime(response.headers.get("date"));
    if (response.status === 401) reportSessionEnd();
    if (!response.ok) throw errorFrom(response, await response.json().catch(() => undefined));
    yield* linesOf<Line>(response);
  } catch (cause) {
    if (signal.aborted || cause instanceof ProblemError) throw cause;
    throw new ProblemError("upstream_unavailable", {
      detail: "The connection to the dashboard's server was lost.",
      reason: "unreachable",
      cause,
    });
  }
}

async function* linesOf<Line>({ body }: Response): AsyncGenerator<Line, void, void> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as Line;
  }
}
