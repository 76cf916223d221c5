"use client";

import { createContext, type ReactNode, use } from "react";

export type StoreLabels = ReadonlyMap<string, string>;

const Labels = createContext<StoreLabels>(new Map());

export interface StoreLabelsProviderProps {
  /** What people call the stores, by store id. */
  labels: StoreLabels;
  children: ReactNode;
}

export function StoreLabelsProvider({ labels, children }: StoreLabelsProviderProps) {
  return <Labels value={labels}>{children}</Labels>;
}

/** The names that the settings give to stores; Amazon has no call that names one. */
export function useStoreLabels(): StoreLabels {
  return use(Labels);
}
