"use client";

import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import { postAuth } from "@/lib/http/post-auth";
import { whileEnding } from "@/lib/http/session-end";
import { endOtherTabs, leaveFor } from "./leave";

/** Ends the session and takes with it what this tab kept; says so where that fails. */
export function useSignOut(): () => Promise<void> {
  const t = useTranslations("layout.user");
  return async () => {
    try {
      // Where the provider ends sessions itself, the way out leads over it.
      const { url } = await whileEnding(() => postAuth("signout", {}));
      if (url === null) throw new Error("The server did not sign out.");
      endOtherTabs();
      leaveFor(url);
    } catch {
      toast({ kind: "error", title: t("signOutFailed"), text: t("signOutFailedText") });
    }
  };
}
