/** The surface that popovers and menus share; it fades in 100 ms. */
export const POPUP_STYLE =
  "rounded-lg border border-line bg-raised text-fg shadow-popup outline-none " +
  "origin-(--transform-origin) transition-[opacity,transform] duration-100 ease-quick " +
  "data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0 " +
  "data-instant:transition-none";

/** Where popups stand in the stack: above the drawer, below the toasts. */
export const POSITIONER_STYLE = "z-50 outline-none";
