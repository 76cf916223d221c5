"use client";

import { type KeyboardEvent, useState } from "react";

/**
 * The option of a list that Enter in its field picks, or -1: the arrow keys walk through `count`
 * options while the focus stays in the field.
 * @param onEnter called with the index
 */
export function useActiveOption(count: number, onEnter: (index: number) => void) {
  const [chosen, setChosen] = useState(-1);
  const index = chosen < count ? chosen : -1;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen(Math.max(-1, Math.min(index + step, count - 1)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      onEnter(index);
    }
  }

  return { index, reset: () => setChosen(-1), onKeyDown };
}
