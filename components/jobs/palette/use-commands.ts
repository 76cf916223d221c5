"use client";

import type { CommandGroup, PaletteScreen } from "./command";
import { useAppCommands } from "./commands/use-app-commands";
import { useFilterCommands } from "./commands/use-filter-commands";
import { useFindCommands } from "./commands/use-find-commands";
import { useJobCommands } from "./commands/use-job-commands";
import { useListCommands } from "./commands/use-list-commands";
import { useLookCommands } from "./commands/use-look-commands";
import { useViewCommands } from "./commands/use-view-commands";

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
