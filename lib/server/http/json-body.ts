import "server-only";
import { parseJson } from "@/lib/http/parse-json";
import { type ParameterError, ProblemError } from "@/lib/http/problem";

export type BodyLimit = {
  mostBytes: number;
  /** The parameter to name in a refusal. */
  field: string;
};

/**
 * The body of a request as JSON, read no further than it may be long; undefined when it is none.
 * @throws ProblemError `bad_search` for a body longer than `mostBytes`
 */
export async function jsonBody(request: Request, limit: BodyLimit): Promise<unknown> {
  return parseJson(await textBody(request, limit));
}

/**
 * The body of a request as text, read no further than it may be long.
 * @throws ProblemError `bad_search` for a body longer than `mostBytes`
 */
export async function textBody(request: Request, { mostBytes, field }: BodyLimit): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) {
      throw badBody({ parameter: field, code: "tooLarge", detail: `At most ${mostBytes} bytes.` });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * Reads past the body of a request that needs none.
 * @throws ProblemError `bad_search` for one that is longer than any that somebody sends by habit
 */
export async function noBody(request: Request): Promise<void> {
  await textBody(request, { mostBytes: 1_000, field: "body" });
}

/** The refusal of a body; like every refusal of input it names the parameter and repeats no value. */
export function badBody(error: ParameterError): ProblemError {
  return new ProblemError("bad_search", {
    detail: `Not understood: ${error.parameter}. ${error.detail}`,
    errors: [error],
  });
}
