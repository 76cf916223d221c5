import "server-only";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import type { ScreenContext } from "@/lib/jobs/screen-context";
import { settings } from "../settings";

/** What the jobs screen knows of this installation; nothing here is secret. */
export function screenContext(): ScreenContext {
  const { marketplaceIds, mode } = settings();
  return {
    marketplaces: marketplaceIds.flatMap((id) => findMarketplace(id) ?? []),
    sandbox: mode === "sandbox",
    now: Date.now(),
  };
}
