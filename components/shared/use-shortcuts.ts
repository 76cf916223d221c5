"use client";
import { useEffect, useEffectEvent } from "react";
import { writesOnly } from "./shortcut";

export type Shortcuts = Record<string, (() => void) | undefined>;

/** Whether a key belongs to what has the focus: text being typed, an open list, a dialog's control. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return (
    event.defaultPrevented ||
    target?.closest("input, textarea, select, [contenteditable], [role=listbox], [role=menu]") !=
      null
  );
}

/** Single-key shortcuts for the whole page, by `event.key`. Commands with Ctrl, ⌘ or Alt are left alone. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!writesOnly(event, navigator.platform) || isTaken(event)) return;
    const act = shortcuts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
