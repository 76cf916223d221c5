"use client";
import { useTranslations } from "next-intl";
import type { Opened } from "@/components/actions/actionable";
import { useActionOffer } from "@/components/shared/action-offer";
import { hindranceOf, isOffered } from "@/lib/actions/hindrances";
import type { JobAction } from "@/lib/actions/job-action";
import type { Place } from "./acting-store";

/**
 * Why something cannot be done with a visit, in words, as far as the schedule tells; null where it can. The
 * dialog decides again with the job itself.
 */
export function useHindrance(): (action: JobAction, place: Pick<Place, "visit">) => string | null {
  const t = useTranslations("actions.hindrance");
  const offer = useActionOffer();
  return (action, { visit }) => {
    // What waits for a visit is to be scheduled.
    if (visit === null) return null;
    const { status, jobStatus, appointmentId, isCurrent } = visit;
    const isStanding = appointmentId !== null && isCurrent;
    const why = hindranceOf(
      action,
      {
        serviceJobStatus: jobStatus ?? undefined,
        // No schedule tells the marketplace: reasons of any may fit.
        marketplaceId: offer.rescheduleReasons[0]?.marketplaceId ?? undefined,
        appointments: isStanding ? [{ appointmentId, appointmentStatus: status ?? undefined }] : [],
      },
      offer,
    );
    if (why !== "noReasons") return why && t(why);
    return t("noReasons", { action: t(`action.${action}`), setting: "RESCHEDULE_REASONS" });
  };
}

/** What there is to do with a visit, or with a job that has none, each with why it cannot be done now. */
export function useOffered(): (
  place: Pick<Place, "visit">,
) => { action: Exclude<Opened, "cancel" | "complete">; why: string | null }[] {
  const offer = useActionOffer();
  const hindranceOf = useHindrance();
  return (place) => {
    const appointment = place.visit === null ? "schedule" : "reschedule";
    const changes = ([appointment, ...(place.visit ? (["assign"] as const) : [])] as const)
      .filter((action) => isOffered(offer, action))
      .map((action) => ({ action, why: hindranceOf(action, place) }));
    if (place.visit === null || hindranceOf("fulfil", place) !== null) return changes;
    const tells = isOffered(offer, "fulfil");
    const closes = tells || isOffered(offer, "complete");
    const ends = [
      ...(tells ? (["arrival"] as const) : []),
      ...(closes ? (["fulfil"] as const) : []),
    ];
    return [...changes, ...ends.map((action) => ({ action, why: null }))];
  };
}
