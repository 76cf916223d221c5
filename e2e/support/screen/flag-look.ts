/** What is seen of a flag within its cell or card: its icon, its word, or a part of the word. To be run in the page. */
export function lookOf(flag: Element) {
  const cell = (flag.closest("td, [data-visit]") ?? flag).getBoundingClientRect();
  const badge = flag.firstElementChild ?? flag;
  const line = badge.getBoundingClientRect();
  const [icon, text] = [...badge.children].map((part) => part.getBoundingClientRect());
  const [, words] = badge.children;
  const word = text !== undefined && text.top < line.bottom - 1;
  const whole =
    words !== undefined && words.scrollWidth <= words.clientWidth && text !== undefined
      ? text.right <= Math.min(cell.right, line.right) + 0.5
      : false;
  return {
    word,
    cut: word && !whole,
    icon: icon !== undefined && icon.right <= cell.right && icon.width > 10,
  };
}
