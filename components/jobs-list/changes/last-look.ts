/** A visit is another one after so long, in ms. */
const APART_MS = 30 * 60_000;

/** When whoever sits here looked at the list before this visit, epoch ms; undefined until somebody asks. */
let before: number | null | undefined;

type Place = Pick<Storage, "getItem" | "setItem">;

/**
 * When the person looked at the list last before this visit, epoch ms; null where that is not known, or
 * was a moment ago. It says the same for as long as the tab lives, whatever is noted meanwhile.
 * @param at up to when the list that is shown was asked, epoch ms
 */
export function lookBefore(person: string, at: number, place: () => Place = local): number | null {
  if (before === undefined) {
    const noted = Number(read(person, place));
    before = noted > 0 && at - noted >= APART_MS ? noted : null;
  }
  return before;
}

/** The changes since then have been looked at. */
export function forgetLook(): void {
  before = null;
}

/** Notes that the person has looked at the list as it was at an instant (epoch ms). */
export function noteLook(person: string, at: number, place: () => Place = local): void {
  try {
    if (at > Number(read(person, place))) place().setItem(keyOf(person), String(at));
  } catch {
    // A full or forbidden storage.
  }
}

function local(): Place {
  return window.localStorage;
}

function keyOf(person: string): string {
  return `service-jobs.looked.${person}`;
}

function read(person: string, place: () => Place): string | null {
  try {
    return place().getItem(keyOf(person));
  } catch {
    return null;
  }
}
