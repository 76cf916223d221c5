import { createStore } from "@/components/ui/store";

const KEY = "jobs-view";

/** The view that this tab came from; null is all jobs. It outlives the screen. */
export const viewTrail = createStore<string | null>(null);

/** Remembers the way for a reload: the view, and the query that was made from it. */
export function keepTrail(id: string | null, query: string): void {
  viewTrail.set(id);
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify([id, query]));
  } catch {
    // Without a storage a reload forgets the view, and nothing else.
  }
}

/** Takes up the way again, unless the address is another than the one that was left. */
export function resumeTrail(query: string): void {
  try {
    const [id, left]: unknown[] = JSON.parse(window.sessionStorage.getItem(KEY) ?? "[]");
    if (typeof id === "string" && left === query) viewTrail.set(id);
  } catch {
    // What cannot be read was never there.
  }
}
