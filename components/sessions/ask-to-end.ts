"use client";

import { createContext, use } from "react";
import type { Ending } from "@/lib/sessions/ending";

/** Asks whether sessions are to be ended, and ends them. */
export const AskToEnd = createContext<((ending: Ending) => void) | null>(null);

export function useAskToEnd(): (ending: Ending) => void {
  const ask = use(AskToEnd);
  if (ask === null) throw new Error("A session is ended outside of an EndingHost.");
  return ask;
}
