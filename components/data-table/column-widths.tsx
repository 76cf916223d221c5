import type { ShownColumn } from "./table";

/** Fixed widths, so that nothing moves when rows arrive and the offsets of pinned columns hold. */
export function ColumnWidths<Row>({ columns }: { columns: readonly ShownColumn<Row>[] }) {
  const widths = columnWidths(
    columns.map((column) => ({
      size: column.width,
      free: column.pinned === null,
      share: column.resized ? 0 : (column.grows ?? 0),
    })),
  );
  return (
    <colgroup className="max-sm:hidden">
      {columns.map((column, index) => (
        <col key={column.id} data-column={column.id} style={{ width: widths[index] }} />
      ))}
    </colgroup>
  );
}

/**
 * Writes on a box of rows how wide it is, as `--rows-width`, and that it does (`data-measured`). Until
 * then `100cqw` says the same; but inside of a container a browser works out the style of new rows
 * in the midst of the layout, which makes turning a page a third slower.
 */
export function measureRows(box: HTMLElement): () => void {
  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    box.style.setProperty("--rows-width", `${entry.contentRect.width}px`);
    box.toggleAttribute("data-measured", true);
  });
  observer.observe(box);
  return () => observer.disconnect();
}

type GrowingColumn = {
  /** Its own width in px. */
  size: number;
  /** Not pinned, and so free to take what is left. */
  free: boolean;
  /** Its part of the width that is left over, against those of the others. */
  share: number;
};

/**
 * CSS widths, one for each column. What a wide screen leaves over is shared out, so that a title
 * does not take a thousand pixels while the name beside it is cut. The column with the largest share
 * has no width (undefined): it takes what rounding leaves. The width there is comes
 * from `measureRows`; before it has measured, it is the container's.
 */
export function columnWidths(columns: readonly GrowingColumn[]): (string | undefined)[] {
  const total = columns.reduce((sum, { size }) => sum + size, 0);
  const shares = columns.map(({ free, share }) => (free ? share : 0));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const largest = Math.max(...shares);
  const rest = largest > 0 ? shares.indexOf(largest) : columns.findLastIndex(({ free }) => free);
  return columns.map(({ size }, index) => {
    if (index === rest) return undefined;
    const share = shares[index] ?? 0;
    if (share === 0) return `${size}px`;
    return `calc(${size}px + max(0px, var(--rows-width, 100cqw) - ${total}px) * ${(share / all).toFixed(4)})`;
  });
}
