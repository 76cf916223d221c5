import "server-only";
import type { User } from "@/lib/server/auth/user";
import { storeDatabase } from "@/lib/server/db/process-database";
import { changeView, findView } from "@/lib/server/db/saved-views";
import type { KeptBook } from "@/lib/views/view";
import { VIEW_LIMITS } from "@/lib/views/view-limits";
import { refuseBody } from "./read-view";
import { recordSharing } from "./record-sharing";
import { viewBook } from "./view-book";
import { changedMeanwhile } from "./view-refusals";
import { noSuchView, requireChange } from "./view-rights";

/**
 * Deletes a view as it is now; for a day it can be brought back, with what it was last.
 * @throws ProblemError `not_found`, `forbidden`; `conflict` when it changes in this moment
 */
export async function deleteView(id: string, request: Request, user: User): Promise<KeptBook> {
  await refuseBody(request);
  const db = await storeDatabase();
  const view = await findView(db, id);
  if (view === null || view.deletedAt !== null) throw noSuchView();
  requireChange(user, view);
  await recordSharing(id, user, { before: view.shared, after: false });
  const change = { deleted: true, updatedBy: user.name };
  const done = await db.transaction((tx) => changeView(tx, view, change, VIEW_LIMITS));
  if (done !== true) throw changedMeanwhile(view.updatedBy);
  return viewBook(user);
}
