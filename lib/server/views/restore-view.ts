import "server-only";
import type { User } from "@/lib/server/auth/user";
import { storeDatabase } from "@/lib/server/db/process-database";
import { changeView, findView } from "@/lib/server/db/saved-views";
import type { KeptBook } from "@/lib/views/view";
import { VIEW_LIMITS } from "@/lib/views/view-limits";
import { refuseBody } from "./read-view";
import { recordSharing } from "./record-sharing";
import { viewBook } from "./view-book";
import { changedMeanwhile, noRoom } from "./view-refusals";
import { noSuchView, requireChange } from "./view-rights";

/**
 * Brings a deleted view back to its owner and its place. One that is there already stays as it is.
 * @throws ProblemError `not_found`, `forbidden`, `bad_search` where there is no room any more
 */
export async function restoreView(id: string, request: Request, user: User): Promise<KeptBook> {
  await refuseBody(request);
  const db = await storeDatabase();
  const view = await findView(db, id);
  if (view === null) throw noSuchView();
  requireChange(user, view);
  if (view.deletedAt === null) return viewBook(user);
  await recordSharing(id, user, { before: false, after: view.shared });
  const change = { deleted: false, updatedBy: user.name };
  const said = await db.transaction((tx) => changeView(tx, view, change, VIEW_LIMITS));
  if (said === false) throw changedMeanwhile(view.updatedBy);
  if (said !== true) throw noRoom(said);
  return viewBook(user);
}
