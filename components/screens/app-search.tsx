"use client";
import { usePathname } from "next/navigation";
import { CommandMenuHost, SearchKeys } from "@/components/command-menu/command-menu-host";
import { loseMenu } from "@/components/command-menu/search-draft";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";

const menu = lazyCode(() =>
  import("./app-command-menu").then((module) => module.AppCommandMenu, loseMenu),
);

/** The search on every page: the list of jobs has its own menu, with commands that act upon it. */
export function AppSearch() {
  const path = usePathname();
  return (
    <>
      <SearchKeys />
      {path === "/jobs" ? null : (
        <CommandMenuHost needs={menu}>
          {(open) => <LazyPart code={menu} props={{ open }} />}
        </CommandMenuHost>
      )}
    </>
  );
}
