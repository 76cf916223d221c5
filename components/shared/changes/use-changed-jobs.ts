"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { useIndexed } from "@/components/shared/indexed";
import { followChanges, type News } from "./change-stream";

type Listener = { hear: (news: News) => void; onLive: (live: boolean) => void };
type Followed = {
  listeners: Set<Listener>;
  isLive: boolean;
  /** The number of the last change that was heard of. */
  upTo: number;
  leave: () => void;
};

/** What this tab follows, by marketplace: whoever asks for the same shares it. */
const followed = new Map<string | null, Followed>();

function listen(marketplace: string | null, since: number | null, listener: Listener): () => void {
  const shared = followed.get(marketplace) ?? follow(marketplace, since);
  const { listeners } = shared;
  listeners.add(listener);
  if (shared.isLive) listener.onLive(true);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    shared.leave();
    followed.delete(marketplace);
  };
}

function follow(marketplace: string | null, since: number | null): Followed {
  const mine: Followed = { listeners: new Set(), isLive: false, upTo: 0, leave: () => undefined };
  followed.set(marketplace, mine);
  mine.leave = followChanges(marketplace, since, {
    hear(heard) {
      mine.upTo = Math.max(mine.upTo, heard.sequence);
      if (heard.kind === "beat") return;
      for (const each of mine.listeners) each.hear(heard);
    },
    onLive(isLive) {
      mine.isLive = isLive;
      for (const each of mine.listeners) each.onLive(isLive);
    },
  });
  return mine;
}

/**
 * Hears which jobs of a marketplace (null: the default one) the index sees change, by their ids; null: any
 * may have. While nobody sees the page it hears nothing, and then all at once. Answers whether the stream
 * speaks: where it does not, whoever wants to know asks now and then.
 * @param since the last change that is in what is shown; null while nothing of the index is
 */
export function useChangedJobs(
  marketplace: string | null,
  since: number | null,
  onChanged: (ids: readonly string[] | null) => void,
): boolean {
  const indexed = useIndexed();
  const [isLive, setLive] = useState(false);
  const tell = useEffectEvent(onChanged);
  const sinceNow = useEffectEvent(() => since);

  // The outside system is the server's stream.
  useEffect(() => {
    if (!indexed) return;
    const unseen = createUnseen((ids) => tell(ids));
    const onVisible = () => document.hidden || unseen.tell();
    document.addEventListener("visibilitychange", onVisible);
    const leave = listen(marketplace, sinceNow(), {
      hear(news) {
        unseen.add(news);
        onVisible();
      },
      onLive: setLive,
    });
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      leave();
      setLive(false);
    };
  }, [indexed, marketplace]);

  // What is shown may be older than what was told before it came: of that no stream tells again.
  useEffect(() => {
    const upTo = followed.get(marketplace)?.upTo ?? 0;
    if (isLive && since !== null && since < upTo) tell(null);
  }, [isLive, since, marketplace]);
  return isLive;
}

/** Whoever comes back to more than these looks at everything anew. */
const MOST = 500;

/** Changes of which nobody was told yet. */
export function createUnseen(hear: (ids: readonly string[] | null) => void) {
  let ids = new Set<string>();
  let isAny = false;
  return {
    add(news: News): void {
      if (news.kind === "reset") isAny = true;
      else for (const id of news.ids) ids.add(id);
      if (ids.size > MOST) isAny = true;
    },
    /** Tells all of them at once; null where any job may have changed. */
    tell(): void {
      if (!isAny && ids.size === 0) return;
      const told = isAny ? null : [...ids];
      ids = new Set();
      isAny = false;
      hear(told);
    },
  };
}
