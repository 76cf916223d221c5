"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";
import { toast } from "@/components/ui/toast";
import type { Brought } from "@/lib/jobs/views/bring-along";
import { serverViewStore } from "@/lib/jobs/views/server-view-store";
import type { KeptBook } from "@/lib/jobs/views/view";
import { viewsQuery } from "@/lib/jobs/views/views-query";

/** How far the views of this browser are on their way to the server. */
export type Moving =
  | { state: "waiting" }
  | { state: "failed" }
  | { state: "done"; person: string; brought: Brought | null };

const WAITING: Moving = { state: "waiting" };
const moving = createStore<Moving>(WAITING);
let running = false;

const storage = () => window.localStorage;
/** Few browsers keep any views: the code comes when it is needed. */
const mover = () => import("@/lib/jobs/views/bring-along");

/**
 * Moves the views that this browser kept to the server, once, when the person's book is known, and
 * says so: they might be a colleague's.
 * @param book null until it has been read
 * @param readAt when it was read: a move that failed is tried again with each reading
 */
export function useBrowserViews(book: KeptBook | null, readAt: number): Moving {
  const t = useTranslations("views.moved");
  const client = useQueryClient();
  const current = useSyncExternalStore(moving.subscribe, moving.current, () => WAITING);
  const giveBack = useGiveBack();

  const move = useEffectEvent(async (known: KeptBook) => {
    const { person } = known;
    const now = moving.current();
    if (running || (now.state === "done" && now.person === person)) return;
    if (!hasViews()) {
      moving.set({ state: "done", person, brought: null });
      return;
    }
    running = true;
    try {
      const brought = await (await mover()).bringAlong(storage, serverViewStore, known);
      if (brought) client.setQueryData(viewsQuery.queryKey, brought.book);
      moving.set({ state: "done", person, brought });
      if (brought && brought.views.length > 0) announce(brought);
    } catch {
      moving.set({ state: "failed" });
    } finally {
      running = false;
    }
  });

  function announce(brought: Brought): void {
    toast({
      title: t("title", { count: brought.views.length }),
      text: t("text"),
      action: { label: t("notMine"), onClick: () => void giveBack(brought) },
    });
  }

  // The outside systems are this browser's storage and the server.
  useEffect(() => {
    if (book && readAt > 0) void move(book);
  }, [book, readAt]);

  return current;
}

/** Gives views that came from this browser back to it, for whomever they belong to. */
export function useGiveBack(): (brought: Brought) => Promise<void> {
  const t = useTranslations("views");
  const client = useQueryClient();
  return async (brought) => {
    const now = moving.current();
    // It is offered in two places, and done once.
    if (now.state !== "done" || now.brought !== brought) return;
    moving.set({ ...now, brought: null });
    try {
      const book = await (await mover()).sendBack(storage, serverViewStore, brought);
      client.setQueryData(viewsQuery.queryKey, book);
    } catch {
      moving.set(now);
      toast({ kind: "error", title: t("notKept"), text: t("notKeptText") });
      await client.invalidateQueries(viewsQuery);
    }
  };
}

function hasViews(): boolean {
  try {
    return storage().getItem("jobs-views") !== null;
  } catch {
    return false;
  }
}
