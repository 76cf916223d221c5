"use client";
import { useEffect, useEffectEvent } from "react";

type Shortcuts = Record<string, (() => void) | undefined>;

/** Whether a key or a paste belongs to what has the focus: text being typed, an open list, a dialog's control. */
export function isTaken(event: Event): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return (
    event.defaultPrevented ||
    target?.closest(
      "input, textarea, select, [contenteditable], [role=listbox], [role=menu], [data-modal]",
    ) != null
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

/** Apple's keyboards have ⌘ for commands, and Ctrl+K deletes to the end of the line there. */
export function isApple(platform: string): boolean {
  return /mac|iphone|ipad|ipod/iu.test(platform);
}

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a key press asks for the command menu: Ctrl K, on Apple's keyboards ⌘ K. */
export function opensCommandMenu(press: Press, platform: string): boolean {
  const apple = isApple(platform);
  return (
    press.key.toLowerCase() === "k" &&
    press.metaKey === apple &&
    press.ctrlKey !== apple &&
    !press.altKey &&
    !press.shiftKey
  );
}

/**
 * Whether a key press only writes its character. AltGr does, and Apple's Option: German keyboards
 * have "[" and "]" there.
 */
export function writesOnly(
  press: Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "getModifierState">,
  platform: string,
): boolean {
  if (press.metaKey) return false;
  if (press.getModifierState("AltGraph")) return true;
  return !press.ctrlKey && (!press.altKey || isApple(platform));
}
