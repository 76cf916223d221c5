"use client";
import { createContext, type ReactNode, use } from "react";

const Indexed = createContext(false);

interface IndexedProviderProps {
  /** Whether this installation keeps an index of all jobs. */
  indexed: boolean;
  children: ReactNode;
}

export function IndexedProvider({ indexed, children }: IndexedProviderProps) {
  return <Indexed value={indexed}>{children}</Indexed>;
}

/** Whether this installation keeps an index of all jobs: without one nothing is asked of it. */
export function useIndexed(): boolean {
  return use(Indexed);
}
