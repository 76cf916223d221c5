"use client";
import { type RefObject, useRef } from "react";
import { useActionCommands } from "@/components/actions/actionable";
import { CommandList } from "@/components/command-menu/command-list";
import { CommandMenu } from "@/components/command-menu/command-menu";
import { shownColumns } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { openExport } from "@/components/export/export-state";
import { useJobCommands } from "@/components/job/job-text";
import type { ListIndex } from "@/components/jobs-list/index-state/list-index";
import { useFilterCommands, useListCommands } from "@/components/jobs-list/list-commands";
import type { ViewsState } from "@/components/saved-views/use-views";
import { useViewCommands } from "@/components/saved-views/view-commands";
import type { UpdateSearch } from "@/components/shared/update-search";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { useQueueCommands } from "./attention/use-queue-commands";
import { useAppCommands } from "./use-app-commands";
import { useAppearanceCommands } from "./use-appearance-commands";
import { useColumnCommands } from "./use-column-commands";
import { useFlagCommands, useFound } from "./use-find-commands";

/** What the commands of the jobs page act upon. */
interface CommandTargets {
  search: JobsSearch;
  update: UpdateSearch;
  /** Takes every filter away. */
  clear: () => void;
  refresh: () => void;
  columns: ColumnLayoutState;
  views: ViewsState;
  /** Null when Amazon gave none, or nothing is there yet. */
  total: number | null;
  zone: string;
  index: ListIndex;
}

interface JobsCommandMenuProps extends CommandTargets {
  open: boolean;
}

/** The commands of every feature on the jobs page. */
export function JobsCommandMenu({ open, ...targets }: JobsCommandMenuProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <CommandMenu open={open} field={field}>
      <JobsCommands targets={targets} field={field} />
    </CommandMenu>
  );
}

interface JobsCommandsProps {
  targets: CommandTargets;
  field: RefObject<HTMLInputElement | null>;
}

function JobsCommands({ targets, field }: JobsCommandsProps) {
  const { search, columns, total, zone } = targets;
  const shown = shownColumns(columns.layout);
  const { hits, find } = useFound(targets);
  // In the order in which they are listed.
  const groups = [
    find,
    ...useActionCommands(useJobCommands(search)),
    useViewCommands(targets.views),
    useListCommands({
      ...targets,
      openExport: () => openExport({ search, total, zone, shown }),
    }),
    useQueueCommands(),
    useFlagCommands(targets),
    // The index knows every store, and not only those that were seen.
    ...useFilterCommands(targets).filter(({ id }) => id !== "store" || !hits.asked),
    ...useColumnCommands(columns),
    ...useAppearanceCommands(),
    useAppCommands(),
    ...hits.groups,
  ];
  return <CommandList groups={groups} hits={hits} field={field} />;
}
