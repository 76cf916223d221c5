"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { CommandList, CommandMenu } from "@/components/command-menu/command-menu";
import { shownColumns } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { openExport } from "@/components/export/export-state";
import { useJobCommands } from "@/components/job/job-text";
import type { ListIndex } from "@/components/jobs-list/index-state/list-index";
import { useFilterCommands, useListCommands } from "@/components/jobs-list/list-commands";
import type { ViewsState } from "@/components/saved-views/use-views";
import { useViewCommands } from "@/components/saved-views/view-commands";
import type { CommandGroup } from "@/components/shared/command";
import { overlay } from "@/components/shared/hot-keys";
import type { UpdateSearch } from "@/components/shared/update-search";
import { useSignOut } from "@/components/shell/sign-out";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { useAppearanceCommands } from "./use-appearance-commands";
import { useFindCommands } from "./use-find-commands";

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

/** Typing begins anew whenever the menu opens. */
function JobsCommands({ targets, field }: JobsCommandsProps) {
  const [typed, setTyped] = useState("");
  const groups = useJobsCommands(targets, typed);
  return <CommandList groups={groups} typed={typed} onTyped={setTyped} field={field} />;
}

/** In the order in which they are listed. */
function useJobsCommands(targets: CommandTargets, typed: string): CommandGroup[] {
  const { search, columns, total, zone } = targets;
  const shown = shownColumns(columns.layout);
  return [
    useFindCommands(targets, typed),
    useJobCommands(search),
    useViewCommands(targets.views),
    useListCommands({
      ...targets,
      openExport: () => openExport({ search, total, zone, shown }),
    }),
    ...useFilterCommands(targets),
    ...useAppearanceCommands(columns),
    useAppCommands(),
  ];
}

/** What belongs to no list. */
function useAppCommands(): CommandGroup {
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
