"use client";

import { createContext, type ReactNode, use } from "react";

const Allowed = createContext(false);

export interface ContactLinksProviderProps {
  allowed: boolean;
  children: ReactNode;
}

export function ContactLinksProvider({ allowed, children }: ContactLinksProviderProps) {
  return <Allowed value={allowed}>{children}</Allowed>;
}

/** Whether the operator allows links that call a buyer or show an address on a map. */
export function useContactLinks(): boolean {
  return use(Allowed);
}
