"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { useIndexed } from "@/components/shared/indexed";
import { followChanges, type Heard } from "./change-stream";
import { createUnseen } from "./unseen";

type Listener = { hear: (heard: Heard) => void; onLive: (live: boolean) => void };
type Followed = { listeners: Set<Listener>; isLive: boolean; leave: () => void };

/** What this tab follows, by marketplace: whoever asks for the same shares it. */
const followed = new Map<string | null, Followed>();

function listen(marketplace: string | null, listener: Listener): () => void {
  let shared = followed.get(marketplace);
  if (shared === undefined) {
    const mine: Followed = { listeners: new Set(), isLive: false, leave: () => undefined };
    mine.leave = followChanges(marketplace, {
      hear: (heard) => {
        for (const each of mine.listeners) each.hear(heard);
      },
      onLive: (isLive) => {
        mine.isLive = isLive;
        for (const each of mine.listeners) each.onLive(isLive);
      },
    });
    followed.set(marketplace, mine);
    shared = mine;
  }
  const { listeners, isLive, leave } = shared;
  listeners.add(listener);
  if (isLive) listener.onLive(true);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    leave();
    followed.delete(marketplace);
  };
}

/**
 * Hears which jobs of a marketplace (null: the default one) the index sees change, by their ids; null: any
 * may have. While nobody sees the page it hears nothing, and then all at once. Answers whether the stream
 * speaks: where it does not, whoever wants to know asks now and then.
 */
export function useChangedJobs(
  marketplace: string | null,
  onChanged: (ids: readonly string[] | null) => void,
): boolean {
  const indexed = useIndexed();
  const [isLive, setLive] = useState(false);
  const tell = useEffectEvent(onChanged);

  // The outside system is the server's stream.
  useEffect(() => {
    if (!indexed) return;
    const unseen = createUnseen((ids) => tell(ids));
    const onVisible = () => document.hidden || unseen.tell();
    document.addEventListener("visibilitychange", onVisible);
    const leave = listen(marketplace, {
      hear(heard) {
        unseen.add(heard);
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
  return isLive;
}
