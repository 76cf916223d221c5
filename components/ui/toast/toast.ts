import { createObservable } from "@/components/ui/observable";

interface ToastMessage {
  kind?: "info" | "success" | "error";
  title: string;
  /** What to do next. */
  text?: string;
  action?: { label: string; onClick: () => void };
}

/** Messages that wait until the lazily loaded toaster is there. */
export const waitingToasts = createObservable<readonly ToastMessage[]>([]);

/** Shows a passing message. What must stay readable belongs in a banner. */
export function toast(message: ToastMessage): void {
  waitingToasts.set([...waitingToasts.current(), message]);
}
