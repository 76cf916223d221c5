import "server-only";
import { createHash } from "node:crypto";
import { cookies } from "next/headers";
import type { User } from "@/lib/access/user";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import { COLUMNS_COOKIE, type ScreenContext } from "@/lib/search/screen-context";
import { settings } from "@/lib/server/config/settings";

/** What the jobs screen knows of this installation; nothing here is secret. */
export async function screenContext(user: User): Promise<ScreenContext> {
  const { marketplaceIds, mode, index } = settings();
  const columns = (await cookies()).get(COLUMNS_COOKIE)?.value;
  return {
    marketplaces: marketplaceIds.flatMap((id) => findMarketplace(id) ?? []),
    sandbox: mode === "sandbox",
    index: index.mode !== "off",
    person: createHash("sha256").update(user.id).digest("base64url").slice(0, 12),
    columns,
    now: Date.now(),
  };
}
