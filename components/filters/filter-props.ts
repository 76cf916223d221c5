import type { ReactNode } from "react";
import type { LazyCode } from "@/components/ui/lazy-code";

export interface FilterProps {
  /** Names the filter within its bar or sheet. */
  id: string;
  label: string;
  /** The values in words, in order; empty when the filter is not set. */
  summary: readonly string[];
  /** What applies while the filter is not set, such as a default range. */
  fallback?: string;
  /** Absent where there is nothing to clear. */
  onClear?: () => void;
  /** Code of the controls, where it comes later. */
  needs?: LazyCode<unknown>;
  children: ReactNode;
}
