import "server-only";
import { type Answer, invalidInput, jsonAnswer } from "./answer";
import { faultyAnswer, type InputFault, inputFaultNamed, type SeenBefore } from "./input-faults";
import { InvalidQuery, type ListQuery, readListQuery } from "./list-query";
import type { Listing } from "./listing";
import type { PageTokens } from "./page-token";
import { parseQueryString } from "./query-string";

export type ListContext = {
  listing: Listing;
  pageTokens: PageTokens;
  seenBefore: SeenBefore;
  /** What is added to each total; null leaves it out. */
  totalOff: () => number | null;
};

/** Amazon: `getServiceJobs`. `query` is the raw query string, without the question mark. */
export function getServiceJobs(context: ListContext, account: string, query: string): Answer {
  const parameters = parseQueryString(query);
  if (!parameters) return invalidInput("The query string is malformed");
  try {
    const asked = readListQuery(parameters);
    const { fault, storeIds } = splitStores(asked.storeIds);
    const question = questionOf(account, parameters);
    const normal = () => list(context, { ...asked, storeIds }, question, fault);
    if (!fault) return normal();
    return faultyAnswer(fault, query, context.seenBefore, normal, (jobs) => ({
      totalResultSize: jobs.length,
      jobs,
    }));
  } catch (error) {
    if (error instanceof InvalidQuery) return invalidInput(error.message);
    throw error;
  }
}

/** Everything asked but the page: a page token is good for this and nothing else. */
function questionOf(account: string, parameters: ReadonlyMap<string, string>): string {
  const rest = [...parameters].filter(([name]) => name !== "pageToken");
  return JSON.stringify([account, rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function splitStores(storeIds: ListQuery["storeIds"]): {
  fault: InputFault | undefined;
  storeIds: ListQuery["storeIds"];
} {
  let fault: InputFault | undefined;
  const stores = new Set<string>();
  for (const id of storeIds ?? []) {
    const named = inputFaultNamed(id);
    if (named) fault ??= named;
    else stores.add(id);
  }
  return { fault, storeIds: stores.size > 0 ? stores : null };
}

function list(
  { listing, pageTokens, totalOff }: ListContext,
  query: ListQuery,
  question: string,
  fault: InputFault | undefined,
): Answer {
  const position = query.pageToken === null ? null : pageTokens.read(question, query.pageToken);
  if (query.pageToken !== null && !position) {
    throw new InvalidQuery("Missing or invalid request parameters: [pageToken]");
  }
  const page = listing.page(query, position);
  const payload: Record<string, unknown> = {};
  const off = fault === "SIM-NO-TOTAL" ? null : totalOff();
  if (off !== null) {
    const tooMany = fault === "SIM-WRONG-TOTAL" ? 3 : 0;
    payload.totalResultSize = Math.max(0, page.total + off + tooMany);
  }
  if (fault === "SIM-LOOP" && query.pageToken !== null) payload.nextPageToken = query.pageToken;
  else if (page.next) payload.nextPageToken = pageTokens.mint(question, page.next);
  if (page.previous) payload.previousPageToken = pageTokens.mint(question, page.previous);
  payload.jobs = page.jobs.map(({ job }) => job);
  return jsonAnswer(200, { payload });
}
