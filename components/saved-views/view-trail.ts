import { createStore } from "@/components/ui/store";

const KEY = "jobs-view";

/** The view that this tab came from; null is all jobs. It outlives the screen. */
export const viewTrail = createStore<string | null>(null);

let resumed = false;

/**
 * Follows the way of a person from list to list, and takes it up again after a reload.
 * @param shown the view that the query shows exactly; undefined where it shows none
 */
export function followTrail(shown: string | null | undefined, query: string): void {
  if (!resumed) resume(query);
  if (shown !== undefined) viewTrail.set(shown);
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify([viewTrail.current(), query]));
  } catch {
    // Without a storage a reload forgets the view, and nothing else.
  }
}

/** Another address than the one that was left is another way. */
function resume(query: string): void {
  resumed = true;
  try {
    const [id, left]: unknown[] = JSON.parse(window.sessionStorage.getItem(KEY) ?? "[]");
    if (typeof id === "string" && left === query) viewTrail.set(id);
  } catch {
    // What cannot be read was never there.
  }
}
