"use client";

import { createContext, type ReactNode, use } from "react";
import type { ActionOffer } from "@/lib/actions/job-action";

const Offer = createContext<ActionOffer>({ groups: [], rescheduleReasons: [], cancelReasons: [] });

interface ActionOfferProviderProps {
  offer: ActionOffer;
  children: ReactNode;
}

export function ActionOfferProvider({ offer, children }: ActionOfferProviderProps) {
  return <Offer value={offer}>{children}</Offer>;
}

/** What this person may have Amazon do here. The server decides again whatever the screen believes. */
export function useActionOffer(): ActionOffer {
  return use(Offer);
}
