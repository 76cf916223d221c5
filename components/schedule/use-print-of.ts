"use client";
import { useEffect, useState } from "react";

/**
 * Prints a schedule as soon as it is on the screen.
 * @param shown address of the schedule whose visits are there; null while they are on their way
 * @returns asks for the print of an address
 */
export function usePrintOf(shown: string | null): (address: string) => void {
  const [asked, setAsked] = useState<string | null>(null);

  // The outside system is the printer.
  useEffect(() => {
    if (asked === null || asked !== shown) return;
    setAsked(null);
    window.print();
  }, [asked, shown]);

  return setAsked;
}
