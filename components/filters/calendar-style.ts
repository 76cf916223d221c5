import type { ClassNames } from "react-day-picker";

const NAV_BUTTON =
  "grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-fg " +
  "aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:fill-current";

/** The calendar in our colours; its own style sheet is not loaded. */
export const CALENDAR_STYLE: Partial<ClassNames> = {
  root: "mt-3",
  months: "relative",
  month_caption: "flex h-8 items-center justify-center text-sm font-medium",
  nav: "absolute inset-x-0 top-0 flex justify-between",
  button_previous: NAV_BUTTON,
  button_next: NAV_BUTTON,
  month_grid: "mt-1 w-full table-fixed border-collapse",
  weekday: "h-7 text-xs font-normal text-faint",
  day: "group/day p-0 text-center text-sm tabular-nums",
  day_button:
    "h-8 w-full rounded-md hover:bg-pressed focus-visible:-outline-offset-2 " +
    "group-data-today/day:font-semibold group-data-today/day:text-accent-fg group-data-today/day:underline " +
    "group-data-today/day:underline-offset-4",
  outside: "text-faint",
  range_start: "rounded-l-md bg-accent-subtle [&>button]:bg-accent! [&>button]:text-on-accent!",
  range_middle: "bg-accent-subtle",
  range_end: "rounded-r-md bg-accent-subtle [&>button]:bg-accent! [&>button]:text-on-accent!",
  disabled: "opacity-50",
  hidden: "invisible",
};
