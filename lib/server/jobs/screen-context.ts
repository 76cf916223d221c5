import "server-only";
import { createHash } from "node:crypto";
import { cookies } from "next/headers";
import type { User } from "@/lib/access/user";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import {
  COLUMNS_COOKIE,
  LOOKUP_COLUMNS_COOKIE,
  type ScreenContext,
} from "@/lib/search/screen-context";
import { settings } from "@/lib/server/config/settings";
import { actionOffer } from "@/lib/server/jobs/actions/action-offer";

/** What the jobs screen knows of this installation; nothing here is secret. */
export async function screenContext(user: User): Promise<ScreenContext> {
  const { marketplaceIds, mode, index } = settings();
  const kept = await cookies();
  return {
    marketplaces: marketplaceIds.flatMap((id) => findMarketplace(id) ?? []),
    sandbox: mode === "sandbox",
    index: index.mode !== "off",
    actions: actionOffer(user),
    columns: kept.get(COLUMNS_COOKIE)?.value,
    lookupColumns: kept.get(LOOKUP_COLUMNS_COOKIE)?.value,
    person: createHash("sha256").update(user.id).digest("base64url").slice(0, 12),
    now: Date.now(),
  };
}
