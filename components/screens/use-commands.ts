"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { CommandGroup, PaletteScreen } from "@/components/command-menu/command";
import { useJobCommands } from "@/components/job/job-text";
import { useFilterCommands, useListCommands } from "@/components/jobs-list/list-commands";
import { useViewCommands } from "@/components/saved-views/use-view-commands";
import { overlay } from "@/components/shared/hot-keys";
import { useSignOut } from "@/components/shell/sign-out";
import { useLookCommands } from "./use-appearance-commands";
import { useFindCommands } from "./use-find-commands";

/** Everything that can be commanded, in the order in which it is listed. */
export function useCommands(screen: PaletteScreen, typed: string): CommandGroup[] {
  return [
    useFindCommands(screen, typed),
    useJobCommands(screen),
    useViewCommands(screen),
    useListCommands(screen),
    ...useFilterCommands(screen),
    ...useLookCommands(screen),
    useAppCommands(),
  ];
}

/** What belongs to no list. */
function useAppCommands(): CommandGroup {
  const t = useTranslations("palette");
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
