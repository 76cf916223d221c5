import { BOXES_WIDTH, type ColumnPlace, rem } from "./table";

/** Widths that do not depend on the rows of the moment, so that nothing moves when they arrive. */
export function ColumnWidths({
  places,
  boxes,
}: {
  places: ReadonlyMap<string, ColumnPlace>;
  /** A column of boxes stands before them. */
  boxes: boolean;
}) {
  const widths = columnWidths([...places.values()], boxes ? BOXES_WIDTH : 0);
  return (
    <colgroup className="max-sm:hidden">
      {boxes ? <col style={{ width: rem(BOXES_WIDTH) }} /> : null}
      {[...places.keys()].map((id, index) => (
        <col key={id} data-column={id} style={{ width: widths[index] }} />
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

type Bounds = { min: number; size: number; max: number };

/** Who is short of so little (px) gets it first: a word that is nearly whole is worth more than a longer part of a title. */
const LITTLE = 40;

/**
 * CSS widths, one for each column. Each has its least width; what a screen has beyond that goes to those that
 * are short of little, then is shared out by what each is short of, so that all can be read at once where
 * there is room, and a title does not take a thousand pixels while the name beside it is cut. What then is
 * left the browser spreads over all of them. The width there is comes from `measureRows`; before it has
 * measured, it is the container's.
 * @param beside px that other columns take
 */
export function columnWidths(columns: readonly Bounds[], beside = 0): string[] {
  const least = columns.reduce((sum, { min }) => sum + min, beside);
  const little = shortOf(columns.filter(isLittle));
  const much = shortOf(columns) - little;
  const roomBeyond = (px: number) => `max(0px, var(--rows-width, 100cqw) - ${rem(px)})`;
  return columns.map((column) => {
    const { min, size, max } = column;
    if (size <= min) return rem(min);
    const [most, from, all] = isLittle(column)
      ? [size, least, little]
      : [max, least + little, much];
    const width = `${rem(min)} + ${roomBeyond(from)} * ${((size - min) / all).toFixed(4)}`;
    return Number.isFinite(most) ? `min(${rem(most)}, ${width})` : `calc(${width})`;
  });
}

const isLittle = ({ min, size }: Bounds) => size - min <= LITTLE;

function shortOf(columns: readonly Bounds[]): number {
  return columns.reduce((sum, { min, size }) => sum + Math.max(0, size - min), 0);
}
