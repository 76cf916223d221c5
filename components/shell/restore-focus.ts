/** Parts of a page that a person finds by name, and so can go on from. */
const LANDMARKS = "main, nav, section[aria-label], [role=region], [role=dialog]";

/**
 * Gives the focus to the part of the page around whatever had it and went: the last "Next", a filter
 * that was removed, the button of a failure that is over. Without this the keyboard begins at the top.
 * @returns what ends it
 */
export function restoreFocus(document: Document): () => void {
  let focused: Element | null = null;
  let landmarks: HTMLElement[] = [];

  const see = (element: Element | null) => {
    focused = element;
    landmarks = element === null ? [] : landmarksAround(element);
  };
  const onFocus = ({ target }: FocusEvent) => see(target instanceof Element ? target : null);
  const onBlur = ({ target }: FocusEvent) =>
    // Whoever leaves an element that stays has done so on purpose.
    queueMicrotask(() => {
      if (target === focused && focused?.isConnected) focused = null;
    });
  const observer = new MutationObserver(() => {
    if (focused === null || focused.isConnected) return;
    focused = null;
    if (document.activeElement !== document.body) return;
    const landmark = landmarks.find(({ isConnected }) => isConnected);
    if (landmark) focusPart(landmark);
  });

  // It may have come late.
  if (document.activeElement !== document.body) see(document.activeElement);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("focusout", onBlur);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("focusout", onBlur);
    observer.disconnect();
  };
}

/** From the nearest to the farthest. */
function landmarksAround(element: Element): HTMLElement[] {
  const landmarks: HTMLElement[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (at.matches(LANDMARKS)) landmarks.push(at);
  }
  return landmarks;
}

function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute("tabindex")) {
    part.tabIndex = -1;
    part.addEventListener("blur", () => part.removeAttribute("tabindex"), { once: true });
  }
  part.focus({ preventScroll: true });
}
