/** Apple's keyboards have ⌘ for commands, and Ctrl+K deletes to the end of the line there. */
export function isApple(platform: string): boolean {
  return /mac|iphone|ipad|ipod/iu.test(platform);
}

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a key press asks for the palette: Ctrl K, on Apple's keyboards ⌘ K. */
export function opensPalette(press: Press, platform: string): boolean {
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
