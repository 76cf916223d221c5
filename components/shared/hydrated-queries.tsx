"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { deviceTimeOf, noteRenderTime } from "@/lib/http/server-clock";

export interface HydratedQueriesProps {
  state: DehydratedState;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
  children: ReactNode;
}

/** Takes over what the server has asked, its times as the device's clock would have written them. */
export function HydratedQueries({ state, renderedAt, children }: HydratedQueriesProps) {
  const own = useMemo(() => atDeviceTime(state, renderedAt), [state, renderedAt]);
  return <HydrationBoundary state={own}>{children}</HydrationBoundary>;
}

/**
 * Answers of the server, and those that the browser gets later, have their age by one clock: else an
 * answer is fresh for an hour, or older than what it replaces, where the device's clock is an hour off.
 */
export function atDeviceTime(state: DehydratedState, renderedAt: number): DehydratedState {
  noteRenderTime(renderedAt);
  const moved = (at: number) => (at === 0 ? 0 : deviceTimeOf(at));
  return {
    ...state,
    queries: state.queries.map((query) => ({
      ...query,
      dehydratedAt: moved(query.dehydratedAt),
      state: {
        ...query.state,
        dataUpdatedAt: moved(query.state.dataUpdatedAt),
        errorUpdatedAt: moved(query.state.errorUpdatedAt),
      },
    })),
  };
}
