import "server-only";
import { z } from "zod";
import type { User } from "@/lib/access/user";
import { database } from "@/lib/server/db/process-database";
import { keepChoices } from "@/lib/server/db/saved-views";
import type { KeptBook } from "@/lib/views/view";
import { CHOICES_LENGTH, isViewId } from "@/lib/views/view-limits";
import { readBody } from "./read-view";
import { viewBook } from "./read-views";

const id = z.string().refine(isViewId, "A view's id has letters, digits, - and _.");
const ids = z
  .array(id)
  .max(CHOICES_LENGTH)
  .transform((all) => [...new Set(all)]);

const body = z.strictObject({
  order: ids.optional(),
  hidden: ids.optional(),
  defaultId: id.nullable().optional(),
});

/**
 * Keeps what a person did to the list: order, what is hidden, the default. What is not named stays
 * as it was; of two tabs the last one counts. An id tells nothing of whether there is such a view.
 * @throws ProblemError `bad_search`
 */
export async function arrangeViews(request: Request, user: User): Promise<KeptBook> {
  const choices = await readBody(request, body);
  await keepChoices(await database(), user.id, choices);
  return viewBook(user);
}
