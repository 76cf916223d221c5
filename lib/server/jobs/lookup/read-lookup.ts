import "server-only";
import { z } from "zod";
import { IDS_A_REQUEST } from "@/lib/jobs/lookup/sort-ids";
import { marketplaceParam } from "@/lib/search/filters";
import { badBody, jsonBody } from "@/lib/server/http/json-body";
import type { ReadContext } from "@/lib/url/param";

export type LookupQuestion = {
  /** As they came, at most as many as the limit says. */
  ids: string[];
  /** Null for the default one. */
  marketplace: string | null;
};

const REQUEST = { mostIds: IDS_A_REQUEST, mostBytes: 64 * 1024 };

const FORM = 'A JSON object is needed, such as { "ids": ["113-1234567-7654321"] }.';

const body = z.object({ ids: z.array(z.string()), marketplace: z.string().nullish() });

/**
 * Reads the body of a lookup, or of a list of ids to be kept.
 * @throws ProblemError `bad_search` naming `ids` or `marketplace`; it repeats no id
 */
export async function readLookup(
  request: Request,
  context: ReadContext,
  { mostIds, mostBytes } = REQUEST,
): Promise<LookupQuestion> {
  const parsed = body.safeParse(await jsonBody(request, { mostBytes, field: "ids" }));
  if (!parsed.success) {
    const inMarketplace = parsed.error.issues.every(({ path }) => path[0] === "marketplace");
    throw inMarketplace
      ? badBody({ parameter: "marketplace", code: "unreadable", detail: "A text is needed." })
      : badBody({ parameter: "ids", code: "unreadable", detail: FORM });
  }
  const { ids } = parsed.data;
  if (ids.length > mostIds) {
    const detail = `At most ${mostIds} ids at once; there are ${ids.length}.`;
    throw badBody({ parameter: "ids", code: "tooMany", detail, limit: mostIds });
  }
  return { ids, marketplace: marketplaceOf(parsed.data.marketplace ?? "", context) };
}

function marketplaceOf(text: string, context: ReadContext): string | null {
  if (text.trim() === "") return null;
  const { value, issues } = marketplaceParam.read(text.trim(), context);
  const [issue] = issues;
  if (issue) throw badBody({ parameter: "marketplace", ...issue });
  return value;
}
