import type { KeptBook, View } from "./view";

export const STARTING_VIEW_IDS = [
  "needsAction",
  "todaysVisits",
  "next7Days",
  "changed24h",
] as const;

export type StartingViewId = (typeof STARTING_VIEW_IDS)[number];

const QUERIES: Record<StartingViewId, string> = {
  needsAction: "status=PENDING_SCHEDULE,HOLD,NOT_FULFILLABLE,PAYMENT_DECLINED&created=90d",
  todaysVisits: "created=90d&scheduled=today",
  next7Days: "created=90d&scheduled=next7d",
  changed24h: "updated=24h",
};

/** The views that everybody has. They can be hidden, not changed. */
export const STARTING_VIEWS: readonly View[] = STARTING_VIEW_IDS.map((id) => ({
  id,
  query: QUERIES[id],
  columns: null,
}));

/** What somebody has who has kept nothing yet. */
export const EMPTY_BOOK: KeptBook = {
  views: [],
  order: [],
  hidden: [],
  defaultId: null,
};

export function isStartingView(id: string): id is StartingViewId {
  return STARTING_VIEW_IDS.some((known) => known === id);
}
