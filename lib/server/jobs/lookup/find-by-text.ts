import "server-only";
import { isHitOfId, type SearchAnswer, type SearchHit } from "@/lib/jobs/job-index";
import type { LookupFound } from "@/lib/jobs/lookup/lookup-result";
import { callsFor, sortIds } from "@/lib/jobs/lookup/sort-ids";
import { FILTERS, marketplaceParam } from "@/lib/search/filters";
import { settings } from "@/lib/server/config/settings";
import { refuseStrange, refuseUnreadable } from "@/lib/server/http/problems";
import { accounts, type SellerAccount } from "@/lib/server/jobs/accounts";
import type { ListCall } from "@/lib/server/jobs/list-jobs";
import { searchContext } from "@/lib/server/jobs/search-request";
import { indexUnavailable, infoOf, NO_INDEX } from "@/lib/server/jobs/source/answerer";
import { cleanId } from "@/lib/url/pasted-text";
import { readParams } from "@/lib/url/vocabulary";
import { lookUpJobs } from "./look-up-jobs";

/** What is searched for, in which marketplace; null for the default one. */
type TextQuestion = { text: string; marketplace: string | null };

const PARAMETERS = { q: FILTERS.q, marketplace: marketplaceParam };

/** @throws ProblemError `bad_search` naming what cannot be read; it repeats no text */
export function readText(params: URLSearchParams): TextQuestion {
  refuseStrange(params, Object.keys(PARAMETERS));
  const asked: { q: string | null; marketplace: string | null } = { q: null, marketplace: null };
  refuseUnreadable(readParams(PARAMETERS, asked, params, { ...searchContext(), index: true }));
  if (asked.q === null) {
    const detail = "A text of 2 to 80 characters is needed.";
    refuseUnreadable([{ parameter: "q", code: "tooShort", detail, limit: 2 }]);
  }
  return { text: asked.q ?? "", marketplace: asked.marketplace };
}

type TextCall = ListCall & { reserve: (calls: number) => Promise<void> };

/**
 * What of everything a text names: jobs by their ids, stores, technicians, services, ASINs. Buyers are
 * not searched. An id that the index does not hold is asked of Amazon.
 * @throws ProblemError `index_unavailable` for a word where there is no index, and what Amazon's room
 *   throws where it alone could have known an id
 */
export async function findByText(
  { text, marketplace }: TextQuestion,
  { reserve, ...call }: TextCall,
  account = accounts.get().default,
): Promise<SearchAnswer> {
  const report = account.index?.report() ?? NO_INDEX;
  const index = infoOf(report);
  const id = wholeId(text);
  const isEmpty = report.rows === 0 && report.state !== "ready";
  if (isEmpty && id === null) throw indexUnavailable(["q"], report);
  const hits = isEmpty ? [] : await hitsInIndex(text, marketplace, account);
  if (id === null || hits.some(isHitOfId)) return { hits, source: "index", index };
  await reserve(callsFor([id]).least);
  const { found } = await lookUpJobs({ ids: [id], marketplace }, call, account);
  const fromAmazon = hitsOf(id, found);
  const source = fromAmazon.length > 0 || isEmpty ? "live" : "index";
  return { hits: [...fromAmazon, ...hits], source, index };
}

async function hitsInIndex(
  text: string,
  marketplace: string | null,
  { index }: SellerAccount,
): Promise<SearchHit[]> {
  const asking = { now: Date.now(), marketplace: marketplace ?? settings().marketplaceIds[0] };
  return (await index?.search(text, asking)) ?? [];
}

/** Shorter than any order, parcel or job that was seen: somebody is still typing. */
const SHORTEST_ID = 10;

/** The id that a text may be as a whole; null for a word, and for part of an id. */
function wholeId(text: string): string | null {
  const [id] = sortIds([cleanId(text)]).ids;
  return id !== undefined && id.length >= SHORTEST_ID ? id : null;
}

/** Amazon finds an id as one kind only. */
function hitsOf(id: string, found: readonly LookupFound[]): SearchHit[] {
  const [first] = found;
  if (first === undefined) return [];
  const { kind, job } = first;
  const hit = { kind, value: id, label: job.scopeOfWork?.title ?? id, count: found.length };
  return [found.length === 1 ? { ...hit, serviceJobId: job.serviceJobId } : hit];
}
