import fc from "fast-check";
import { bodyAround } from "./bodies";
import { oddText } from "./odd-text";
import { viewId } from "./paths";
import { readers } from "./readers";
import type { RouteInputs } from "./route-inputs";

/** Few ids and names, so that what one input saves is changed and deleted by another. */
const id = fc.constantFrom("view-1", "view-2", "needsAction", "a b");
const ids = fc.array(fc.oneof({ weight: 4, arbitrary: id }, oddText), { maxLength: 4 });
const content = {
  name: fc.oneof(fc.constantFrom("Late", "東京の仕事", "  Two  words "), oddText),
  query: fc.oneof(fc.constantFrom("", "status=HOLD", "created=7d&store=A,B", "page=2"), oddText),
  columns: fc.oneof(fc.constantFrom(null, "order~~status~~"), oddText),
};
const answers = { 200: readers.json };

export const VIEW_ROUTES = {
  "GET /api/views": { parameters: {}, answers, refusals: [] },
  "PATCH /api/views": {
    parameters: {},
    body: bodyAround(fc.record({ order: ids, hidden: ids, defaultId: fc.option(id) })),
    answers,
    refusals: ["bad_search"],
  },
  "PUT /api/views/[id]": {
    segment: viewId,
    parameters: {},
    body: bodyAround(
      fc.record({
        ...content,
        shared: fc.boolean(),
        seen: fc.constantFrom(null, "2026-11-28T10:00:00.000Z", "2026-11-28"),
      }),
    ),
    answers,
    refusals: ["bad_search", "not_found", "conflict"],
  },
  "DELETE /api/views/[id]": {
    segment: viewId,
    parameters: {},
    answers,
    refusals: ["bad_search", "not_found", "conflict"],
  },
  "POST /api/views/[id]/restore": {
    segment: viewId,
    parameters: {},
    answers,
    refusals: ["bad_search", "not_found", "conflict"],
  },
} satisfies Record<string, RouteInputs>;
