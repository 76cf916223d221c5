import { createStore } from "@/components/ui/store";

/** Section of the navigation, such as `/jobs`, to the address at which this tab was there last. */
export type LeftPlaces = ReadonlyMap<string, string>;

export const NOWHERE: LeftPlaces = new Map();

/** For as long as the tab lives and nobody loads a page anew. */
export const leftPlaces = createStore(NOWHERE);

/** Where a link of the navigation leads: back to where its section was left; from there to its beginning. */
export function wayTo(section: string, pathname: string, left: LeftPlaces): string {
  return pathname === section ? section : (left.get(section) ?? section);
}
