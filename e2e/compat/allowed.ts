/**
 * Newer names that the built code may hold, each with the reason. What code asks for before it uses it,
 * as in `typeof window.requestIdleCallback`, needs no entry.
 */
export const ALLOWED: Readonly<Record<string, string>> = {
  // Words of ours and of libraries, which have them for something else.
  createContext: "React",
  toArray: "React's Children",
  use: "React",

  "navigator.clipboard": "copyText copies from a field where there is none",
  cancelIdleCallback: "whenIdle cancels what requestIdleCallback gave",
  "window.cancelIdleCallback": "whenIdle cancels what requestIdleCallback gave",
  createWritable: "a file that showSaveFilePicker gave has it",
  traverseTo: "BackToList has found an entry of window.navigation by then",
  startViewTransition: "React tries it, and does without motion where that fails",
  skipTransition: "React has a transition by then",

  // Browsers skip what they do not know of a style sheet: nothing but looks and comfort is lost.
  "-webkit-tap-highlight-color": "a touch shows the browser's own tint",
  "accent-color": "native controls keep the browser's colour",
  "contain-intrinsic-block-size": "everything is laid out at once",
  "content-visibility": "everything is laid out at once",
  "field-sizing": "a field scrolls instead of growing",
  "overscroll-behavior": "a scroll that ends goes on outside",
  "overscroll-behavior-x": "a swipe that ends goes on outside",
  resize: "a field keeps its height",
  "scrollbar-width": "a scroll bar is seen",
  size: "a list is printed upright",
  "text-wrap": "lines break less evenly",
  "user-select": "its prefixed twin stands beside it",
  "@page": "paper has the browser's margins and no numbers",
  "@starting-style": "what appears does so at once",
  ":open": "it stands in an :is() whose [open] is matched",
  ":popover-open": "it stands in an :is() whose [open] is matched",
  ":-webkit-inner-spin-button": "number fields keep their arrows",
  ":selection": "a selection has the browser's colour",
};
