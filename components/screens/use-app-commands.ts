"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { CommandGroup } from "@/components/shared/command";
import { useSignOut } from "@/components/shell/sign-out";
import { overlay } from "@/components/ui/popup/overlay";

/** What belongs to no list. */
export function useAppCommands(): CommandGroup {
  const t = useTranslations("commandMenu");
  const router = useRouter();
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
        id: "sessions",
        label: t("sessions"),
        words: t("words.sessions").split(" "),
        run: () => router.push("/sessions"),
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
