import "server-only";
import { cookies } from "next/headers";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import {
  COLUMNS_COOKIE,
  LOOKUP_COLUMNS_COOKIE,
  type ScreenContext,
} from "@/lib/search/screen-context";
import { settings } from "@/lib/server/config/settings";

/** What the jobs screen knows of this installation; nothing here is secret. */
export async function screenContext(): Promise<ScreenContext> {
  const { marketplaceIds, mode, index } = settings();
  const kept = await cookies();
  return {
    marketplaces: marketplaceIds.flatMap((id) => findMarketplace(id) ?? []),
    sandbox: mode === "sandbox",
    index: index.mode !== "off",
    columns: kept.get(COLUMNS_COOKIE)?.value,
    lookupColumns: kept.get(LOOKUP_COLUMNS_COOKIE)?.value,
    now: Date.now(),
  };
}
