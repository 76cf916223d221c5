import { createObservable } from "@/components/ui/observable";

interface ToastMessage {
  kind?: "info" | "success" | "error";
  title: string;
  /** What to do next. */
  text?: string;
  /** Pressed once: the message goes with it. */
  action?: { label: string; onClick: () => void };
  /** How long it stays; as long as its kind does when left out. */
  forMs?: number;
}

/** Messages that wait until the lazily loaded toaster is there. */
export const waitingToasts = createObservable<readonly ToastMessage[]>([]);

/** Shows a passing message. What must stay readable belongs in a banner. */
export function toast(message: ToastMessage): void {
  waitingToasts.set([...waitingToasts.current(), message]);
}
