/**
 * Tells a box of rows how wide it is, as `--rows-width`, and that it does (`data-measured`). Until
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
