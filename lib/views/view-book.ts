import { STARTING_VIEWS } from "./starting-views";
import type { KeptBook, View, ViewBook } from "./view";

/** The views to choose from. A default that is gone or hidden is none. */
export function bookOf({ views: kept, order, hidden, defaultId }: KeptBook): ViewBook {
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

/** The order after a view has moved by one place within its group. */
export function movedOrder({ views }: ViewBook, id: string, by: 1 | -1): string[] {
  const { mine, team } = groupsOf(views);
  return [mine, team].flatMap((group) => {
    const ids = group.map((view) => view.id);
    const index = ids.indexOf(id);
    if (index !== -1) ids.splice(index + by, 0, ...ids.splice(index, 1));
    return ids;
  });
}

function inOrder(views: readonly View[], order: readonly string[]): View[] {
  const place = ({ id }: View) => (order.includes(id) ? order.indexOf(id) : order.length);
  return views.toSorted((a, b) => place(a) - place(b));
}
