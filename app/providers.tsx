"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { getQueryClient } from "@/components/shell/query-client";
import { Announcer } from "@/components/ui/announcer";
import { guardComposition } from "@/components/ui/field/composition";
import { Toaster } from "@/components/ui/toast/toaster";

export function Providers({ children }: { children: ReactNode }) {
  // The outside system is the keyboard.
  useEffect(() => guardComposition(window), []);
  return (
    <QueryClientProvider client={getQueryClient()}>
      {children}
      <Toaster />
      <Announcer />
    </QueryClientProvider>
  );
}
