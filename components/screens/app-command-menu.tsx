"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type RefObject, useRef } from "react";
import { useActionCommands } from "@/components/actions/actionable";
import { CommandList } from "@/components/command-menu/command-list";
import { CommandMenu } from "@/components/command-menu/command-menu";
import { useViewCommands } from "@/components/saved-views/view-commands";
import type { CommandGroup } from "@/components/shared/command";
import { emptySearch, hrefFor, type JobsSearch, withFilters } from "@/lib/search/jobs-search";
import { type View, viewHref } from "@/lib/views/view";
import { NO_VIEWS_KEPT, viewsListOf } from "@/lib/views/view-choice";
import { viewsQuery } from "@/lib/views/views-api";
import { useQueueCommands } from "./attention/use-queue-commands";
import { useAppCommands } from "./use-app-commands";
import { useAppearanceCommands } from "./use-appearance-commands";
import { useFlagCommands, useFound } from "./use-find-commands";

/** The search of a page without a list of its own: what it finds opens on the jobs page. */
export function AppCommandMenu({ open }: { open: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <CommandMenu open={open} field={field}>
      <AppCommands field={field} />
    </CommandMenu>
  );
}

function AppCommands({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const router = useRouter();
  const search = emptySearch();
  const update = (patch: Partial<JobsSearch>) => router.push(hrefFor(withFilters(search, patch)));
  const targets = { search, update };
  const { hits, find } = useFound(targets);
  // In the order in which they are listed.
  const groups = [
    find,
    ...useActionCommands([]),
    useSavedViewCommands(),
    useQueueCommands(),
    useFlagCommands(targets),
    ...useAppearanceCommands(),
    useAppCommands(),
    ...hits.groups,
  ];
  return <CommandList groups={groups} hits={hits} field={field} />;
}

function useSavedViewCommands(): CommandGroup {
  const router = useRouter();
  const { data = NO_VIEWS_KEPT } = useQuery(viewsQuery);
  const saved = viewsListOf(data);
  const show = (view: View | null) => {
    router.push(viewHref(view?.query ?? ""));
    return true;
  };
  return useViewCommands({ saved, view: null, changed: true, show });
}
