import { createObservable } from "@/components/ui/observable";

/** What of the two lies over the page: the commands or the sheet of keys. */
type Overlay = "commands" | "keys" | null;

export const overlay = createObservable<Overlay>(null);
