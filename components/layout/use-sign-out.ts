"use client";

import { useTranslations } from "next-intl";
import { forgetTab } from "@/components/ui/forget-tab";
import { toast } from "@/components/ui/toast";

/** Ends the session and takes with it what this tab kept; says so where that fails. */
export function useSignOut(): () => Promise<void> {
  const t = useTranslations("layout.user");
  return async () => {
    try {
      const { signOut } = await import("next-auth/react");
      await signOut({ redirect: false });
      forgetTab();
      // A full load: nothing that this person saw stays in memory.
      window.location.assign("/sign-in");
    } catch {
      toast({ kind: "error", title: t("signOutFailed"), text: t("signOutFailedText") });
    }
  };
}
