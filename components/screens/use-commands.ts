"use client";

import type { CommandGroup, PaletteScreen } from "@/components/command-menu/command";
import { useJobCommands } from "@/components/job/use-job-commands";
import { useFilterCommands } from "@/components/jobs-list/use-filter-commands";
import { useListCommands } from "@/components/jobs-list/use-list-commands";
import { useViewCommands } from "@/components/saved-views/use-view-commands";
import { useAppCommands } from "./use-app-commands";
import { useFindCommands } from "./use-find-commands";
import { useLookCommands } from "./use-look-commands";

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
