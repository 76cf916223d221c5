import { isZone, type NamedZone, nameZone } from "./zones";

/** Browsers list these by names that their places gave up long ago. */
const PRESENT_NAMES: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
};

/** The name that a zone goes by today, as far as this browser knows that name. */
export function presentName(zone: string): string {
  const name = PRESENT_NAMES[zone];
  return name !== undefined && isZone(name) ? name : zone;
}

/** Every zone that the browser knows, and UTC, in the order of their places. Takes some 0.1 s. */
export function allZones(locale: string, at: number): NamedZone[] {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone").map(presentName)])]
    .map((zone) => nameZone(zone, locale, at))
    .sort((a, b) => a.place.localeCompare(b.place, locale));
}

/** Whether what was typed is part of a zone's name, place or offset. */
export function zoneFits({ zone, place, name, offset }: NamedZone, typed: string): boolean {
  const wanted = plain(typed);
  return [zone, place, name ?? "", offset].some((text) => plain(text).includes(wanted));
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll("_", " ").replaceAll("−", "-");
}
