import "server-only";
import { z } from "zod";
import { isStorable } from "@/lib/server/db/database";
import { badBody, jsonBody, textBody } from "@/lib/server/http/json-body";
import { isStartingView } from "@/lib/views/view-choice";
import {
  COLUMNS_LENGTH,
  isViewId,
  isViewQuery,
  QUERY_LENGTH,
  tidyName,
  VIEW_NAME_LENGTH,
} from "@/lib/views/view-limits";

/** Less than what stands between this server and its readers lets through. */
const MOST_BYTES = 64 * 1024;

export const viewId = z
  .string()
  .refine((id) => isViewId(id) && !isStartingView(id), "A view's id has letters, digits, - and _.");

const storable = z.string().refine(isStorable, "It holds a character that no text has.");

export const content = {
  name: storable
    .transform(tidyName)
    .refine((name) => name !== "", `A name has 1 to ${VIEW_NAME_LENGTH} characters.`),
  query: storable
    .max(QUERY_LENGTH)
    .refine(isViewQuery, "A view keeps the parameters of a search and no others."),
  columns: storable.max(COLUMNS_LENGTH).nullable(),
};

/**
 * The body of a request, which holds what the form names and nothing else.
 * @throws ProblemError `bad_search` naming the first thing that is wrong
 */
export async function readBody<T>(request: Request, form: z.ZodType<T>): Promise<T> {
  const limit = { mostBytes: MOST_BYTES, field: "body" };
  const read = form.safeParse(await jsonBody(request, limit));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const parameter = issue?.path.join(".") || "body";
  throw badBody({ parameter, code: "unreadable", detail: issue?.message ?? "Not understood." });
}

/** @throws ProblemError `bad_search` for a request that has a body where none belongs */
export async function refuseBody(request: Request): Promise<void> {
  await textBody(request, { mostBytes: 0, field: "body" });
}
