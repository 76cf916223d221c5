"use client";

import { createContext, use } from "react";

/** The zone in which the times of the list are written. */
export const AuditZone = createContext("UTC");

export function useAuditZone(): string {
  return use(AuditZone);
}
