import "server-only";
import { z } from "zod";
import { type ParameterError, ProblemError } from "@/lib/http/problem";
import { IDS_A_REQUEST } from "@/lib/jobs/lookup/calls";
import type { ReadContext } from "@/lib/jobs/param";
import { marketplaceParam } from "@/lib/jobs/param-scalar";

export type LookupQuestion = {
  /** As they came, at most 200. */
  ids: string[];
  /** Null for the default one. */
  marketplace: string | null;
};

const MOST_BYTES = 64 * 1024;

const FORM = 'A JSON object is needed, such as { "ids": ["113-1234567-7654321"] }.';

const body = z.object({ ids: z.array(z.string()), marketplace: z.string().nullish() });

/**
 * Reads the body of a lookup.
 * @throws ProblemError `bad_search` naming `ids` or `marketplace`; it repeats no id
 */
export async function readLookup(request: Request, context: ReadContext): Promise<LookupQuestion> {
  const parsed = body.safeParse(asJson(await textOf(request)));
  if (!parsed.success) {
    const inMarketplace = parsed.error.issues.every(({ path }) => path[0] === "marketplace");
    throw inMarketplace
      ? refusal({ parameter: "marketplace", code: "unreadable", detail: "A text is needed." })
      : refusal({ parameter: "ids", code: "unreadable", detail: FORM });
  }
  const { ids } = parsed.data;
  if (ids.length > IDS_A_REQUEST) {
    const detail = `At most ${IDS_A_REQUEST} ids at once; there are ${ids.length}.`;
    throw refusal({ parameter: "ids", code: "tooMany", detail, limit: IDS_A_REQUEST });
  }
  return { ids, marketplace: marketplaceOf(parsed.data.marketplace ?? "", context) };
}

function marketplaceOf(text: string, context: ReadContext): string | null {
  if (text.trim() === "") return null;
  const { value, complaints } = marketplaceParam.read(text.trim(), context);
  const [complaint] = complaints;
  if (complaint) throw refusal({ parameter: "marketplace", ...complaint });
  return value;
}

/** The body as text, read no further than it may be long. */
async function textOf(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) {
      const detail = `At most ${MOST_BYTES} bytes and ${IDS_A_REQUEST} ids at once.`;
      throw refusal({ parameter: "ids", code: "tooLarge", detail, limit: IDS_A_REQUEST });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(error: ParameterError): ProblemError {
  return new ProblemError("bad_search", {
    detail: `Not understood: ${error.parameter}. ${error.detail}`,
    errors: [error],
  });
}
