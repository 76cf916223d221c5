/** Safari ends a composition before it sends the key that ended it: that key has this code alone. */
const KEY_OF_INPUT_METHOD = 229;

/**
 * Keeps key presses that belong to an input method from everything below `target`: no key handler, of
 * ours or of a library, hears them, and their Enter sends no form. What is composed comes as input.
 * @param target the window, whose capturing listeners come first
 * @returns ends it
 */
export function guardComposition(target: EventTarget): () => void {
  const guard = (event: Event) => {
    if (!isPress(event) || !isComposing(event)) return;
    event.stopPropagation();
    if (event.key === "Enter") event.preventDefault();
  };
  target.addEventListener("keydown", guard, { capture: true });
  return () => target.removeEventListener("keydown", guard, { capture: true });
}

function isPress(event: Event): event is KeyboardEvent {
  return "keyCode" in event && "isComposing" in event && "key" in event;
}

/** Whether a key press belongs to an input method that composes text, such as Enter that picks a word. */
function isComposing({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === KEY_OF_INPUT_METHOD;
}
