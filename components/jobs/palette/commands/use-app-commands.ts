"use client";

import { useTranslations } from "next-intl";
import type { CommandGroup } from "@/components/jobs/palette/command";
import { overlay } from "@/components/jobs/palette/overlay";
import { useSignOut } from "@/components/layout/use-sign-out";

/** What belongs to no list. */
export function useAppCommands(): CommandGroup {
  const t = useTranslations("palette");
  const signOut = useSignOut();

  return {
    id: "app",
    label: t("groups.app"),
    commands: [
      {
        id: "keys",
        label: t("keys"),
        key: "?",
        words: t("words.keys").split(" "),
        run: () => overlay.set("keys"),
      },
      {
        id: "sign-out",
        label: t("signOut"),
        words: t("words.signOut").split(" "),
        run: () => void signOut(),
      },
    ],
  };
}
