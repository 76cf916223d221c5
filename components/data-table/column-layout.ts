import type { RowData } from "@tanstack/react-table";
import {
  type ColumnLayout,
  type ColumnPlace,
  type DataColumn,
  type Density,
  MAX_WIDTH,
  MIN_WIDTH,
} from "./table";

/** A column as far as its place in the table goes. */
export type LayoutColumn = {
  id: string;
  /** Shown to somebody who has changed nothing. */
  visible: boolean;
  /** Cannot be hidden, moved or unpinned: it holds the row's link. */
  fixed?: boolean;
};

/** The columns as a new person sees them: in their own order, the fixed ones pinned. */
export function firstLayout(columns: readonly LayoutColumn[]): ColumnLayout {
  return {
    visibility: Object.fromEntries(columns.map(({ id, visible }) => [id, visible])),
    order: columns.map(({ id }) => id),
    sizing: {},
    pinned: columns.filter(({ fixed }) => fixed).map(({ id }) => id),
  };
}

type ArrangedColumns = Pick<ColumnLayout, "order" | "pinned" | "visibility">;

/** The columns that are shown, in the order in which they stand: pinned ones first. */
export function shownColumns({ order, pinned, visibility }: ArrangedColumns): string[] {
  const first = order.filter((id) => pinned.includes(id));
  const others = order.filter((id) => !pinned.includes(id));
  return [...first, ...others].filter((id) => visibility[id] !== false);
}

/**
 * The place of each column that is shown, by id and in their order.
 * @param columns the pinned ones first
 * @param beside px that stand before the first of them
 */
export function placesOf<Row extends RowData>(
  columns: readonly DataColumn<Row>[],
  { sizing, pinned }: Pick<ColumnLayout, "sizing" | "pinned">,
  beside = 0,
): ReadonlyMap<string, ColumnPlace> {
  const places = new Map<string, ColumnPlace>();
  const edge = columns.findLast(({ id }) => pinned.includes(id))?.id;
  let offset = beside;
  for (const column of columns) {
    const { id } = column;
    const bounds = boundsOf(column, sizing[id]);
    const sticky = pinned.includes(id) ? ("inner" as const) : null;
    places.set(id, { ...bounds, pinned: id === edge ? "edge" : sticky, offset });
    offset += bounds.min;
  }
  return places;
}

function boundsOf<Row extends RowData>(column: DataColumn<Row>, chosen: number | undefined) {
  if (chosen !== undefined) return { min: chosen, size: chosen, max: chosen };
  const { size = MIN_WIDTH, min = size, max } = column.meta;
  return { min, size, max: max ?? Number.POSITIVE_INFINITY };
}

export function withVisibility(layout: ColumnLayout, id: string, visible: boolean): ColumnLayout {
  return { ...layout, visibility: { ...layout.visibility, [id]: visible } };
}

export function withDensity(layout: ColumnLayout, density: Density): ColumnLayout {
  return { ...layout, density: density === "compact" ? density : undefined };
}

/** Moves a column by one place; the ends stay ends. */
export function withMove(layout: ColumnLayout, id: string, by: 1 | -1): ColumnLayout {
  const from = layout.order.indexOf(id);
  const neighbour = layout.order[from + by];
  return from < 0 || neighbour === undefined ? layout : withPosition(layout, id, neighbour);
}

/** Moves a column to the place of another, which makes room towards where the first one was. */
export function withPosition(layout: ColumnLayout, id: string, other: string): ColumnLayout {
  const [from, to] = [layout.order.indexOf(id), layout.order.indexOf(other)];
  if (from < 0 || to < 0 || from === to) return layout;
  const order = layout.order.filter((one) => one !== id);
  order.splice(to, 0, id);
  return {
    ...layout,
    order,
    pinned: inOrder(layout.pinned, order),
  };
}

/** Pinned columns stand first and stay when the table is scrolled sideways. */
export function withPin(layout: ColumnLayout, id: string, pinned: boolean): ColumnLayout {
  const others = layout.pinned.filter((candidate) => candidate !== id);
  return { ...layout, pinned: pinned ? inOrder([...others, id], layout.order) : others };
}

/** A width in px, kept within bounds; null gives the column its own width back. */
export function withWidth(layout: ColumnLayout, id: string, width: number | null): ColumnLayout {
  const { [id]: _, ...sizing } = layout.sizing;
  if (width === null) return { ...layout, sizing };
  const bounded = Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
  return { ...layout, sizing: { ...sizing, [id]: bounded } };
}

function inOrder(ids: readonly string[], order: readonly string[]): string[] {
  return order.filter((id) => ids.includes(id));
}
