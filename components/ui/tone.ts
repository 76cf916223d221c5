/** The five tones a state can have. Colour is never alone: a tone is shown with an icon or a word. */
export type Tone = "action" | "progress" | "done" | "closed" | "exception";

/** Text and icon colour on any surface of ours. */
export const TONE_TEXT: Record<Tone, string> = {
  action: "text-action",
  progress: "text-progress",
  done: "text-done",
  closed: "text-closed",
  exception: "text-exception",
};

/** Text, tinted background and border together. */
export const TONE_SURFACE: Record<Tone, string> = {
  action: "border-action-line bg-action-bg text-action",
  progress: "border-progress-line bg-progress-bg text-progress",
  done: "border-done-line bg-done-bg text-done",
  closed: "border-closed-line bg-closed-bg text-closed",
  exception: "border-exception-line bg-exception-bg text-exception",
};
