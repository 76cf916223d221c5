"use client";

import { useTranslations } from "next-intl";
import type { CommandGroup } from "@/components/jobs/palette/command";
import { overlay } from "@/components/jobs/palette/overlay";
import { toast } from "@/components/ui/toast";

/** What belongs to no list. */
export function useAppCommands(): CommandGroup {
  const t = useTranslations("palette");
  const tUser = useTranslations("layout.user");

  async function signOut() {
    try {
      const auth = await import("next-auth/react");
      await auth.signOut({ redirect: false });
      // A full load: nothing that this person saw stays in memory.
      window.location.assign("/sign-in");
    } catch {
      toast({ kind: "error", title: tUser("signOutFailed"), text: tUser("signOutFailedText") });
    }
  }

  return {
    id: "app",
    label: t("groups.app"),
    commands: [
      {
        id: "keys",
        label: t("keys"),
        key: "?",
        words: ["help", "keyboard"],
        run: () => overlay.set("keys"),
      },
      {
        id: "sign-out",
        label: t("signOut"),
        words: ["log out", "leave"],
        run: () => void signOut(),
      },
    ],
  };
}
