import type { News } from "./change-stream";

/** Whoever comes back to more than these looks at everything anew. */
const MOST = 500;

/** Changes of which nobody was told yet. */
export function createUnseen(hear: (ids: readonly string[] | null) => void) {
  let ids = new Set<string>();
  let isAny = false;
  return {
    add(news: News): void {
      if (news.kind === "reset") isAny = true;
      else for (const id of news.ids) ids.add(id);
      if (ids.size > MOST) isAny = true;
    },
    /** Tells all of them at once; null where any job may have changed. */
    tell(): void {
      if (!isAny && ids.size === 0) return;
      const told = isAny ? null : [...ids];
      ids = new Set();
      isAny = false;
      hear(told);
    },
  };
}
