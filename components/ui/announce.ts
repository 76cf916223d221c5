import { createStore } from "./store";

/** The last thing said; the id changes even when the words do not. */
export const announcements = createStore({ id: 0, text: "" });

/** Says a short sentence politely to assistive technology. */
export function announce(text: string): void {
  announcements.set({ id: announcements.current().id + 1, text });
}
