import type { PersonViews, View, ViewsList } from "./view";

export const STARTING_VIEW_IDS = [
  "needsAction",
  "todaysVisits",
  "next7Days",
  "changed24h",
] as const;

type StartingViewId = (typeof STARTING_VIEW_IDS)[number];

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
export const NO_VIEWS_KEPT: PersonViews = {
  views: [],
  order: [],
  hidden: [],
  defaultId: null,
};

export function isStartingView(id: string): id is StartingViewId {
  return STARTING_VIEW_IDS.some((known) => known === id);
}

/** Where somebody is among the views: null is all jobs. */
type CurrentView = {
  view: View | null;
  /** What is asked differs from what the view asks. */
  changed: boolean;
};

/**
 * The view that a search shows, or the one that it was made from.
 * @param query the search in the form of `viewQuery`
 * @param fromId the view that was shown last; null is all jobs
 */
export function currentView(query: string, list: ViewsList, fromId: string | null): CurrentView {
  const from = list.views.find(({ id }) => id === fromId) ?? null;
  if (from?.query === query) return { view: from, changed: false };
  if (query === "") return { view: null, changed: false };
  const shown = list.views.find((view) => view.query === query);
  return { view: shown ?? from, changed: shown === undefined };
}

type Arrival = {
  /** The query of the address, as it is. */
  query: string;
  /** Whether this is the first list since the page was loaded. */
  first: boolean;
  /** `navigate`, `reload` or `back_forward`, as browsers call the way to a page. */
  way: string;
};

/**
 * The view that somebody is sent to who opened plain `/jobs`. A reload and the way back show what was
 * there, an address with any parameter shows what it says.
 */
export function viewOnArrival({ query, first, way }: Arrival, list: ViewsList): View | null {
  if (query !== "" || !first || way !== "navigate") return null;
  return list.views.find(({ id }) => id === list.defaultId) ?? null;
}

/** The views to choose from. A default that is gone or hidden is none. */
export function viewsListOf({ views: kept, order, hidden, defaultId }: PersonViews): ViewsList {
  const isHidden = ({ id, kept: keeping }: View) => hidden.includes(id) && !keeping?.own;
  const all = inOrder([...STARTING_VIEWS, ...kept], order);
  const views = all.filter((view) => !isHidden(view));
  return {
    views,
    hidden: all.filter(isHidden),
    defaultId: views.some(({ id }) => id === defaultId) ? defaultId : null,
  };
}

/** A person's own views with those that everybody has, and what colleagues share. */
export function groupsOf(views: readonly View[]): { mine: View[]; team: View[] } {
  const isMine = ({ kept }: View) => kept?.own ?? true;
  return { mine: views.filter(isMine), team: views.filter((view) => !isMine(view)) };
}

/** The order after a view has moved by one position within its group. */
export function movedOrder({ views }: ViewsList, id: string, by: 1 | -1): string[] {
  const { mine, team } = groupsOf(views);
  return [mine, team].flatMap((group) => {
    const ids = group.map((view) => view.id);
    const index = ids.indexOf(id);
    if (index !== -1) ids.splice(index + by, 0, ...ids.splice(index, 1));
    return ids;
  });
}

function inOrder(views: readonly View[], order: readonly string[]): View[] {
  const position = ({ id }: View) => (order.includes(id) ? order.indexOf(id) : order.length);
  return views.toSorted((a, b) => position(a) - position(b));
}
