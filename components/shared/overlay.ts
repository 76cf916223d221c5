import { createStore } from "@/components/ui/store";

/** What of the two stands over the page: the commands or the sheet of keys. */
export type Overlay = "palette" | "keys" | null;

export const overlay = createStore<Overlay>(null);
