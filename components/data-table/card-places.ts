const LABEL = "max-sm:before:content-[attr(data-label)]";

/** How a cell stands in a card, below 640 px. Its column's name is there, if only for the ear. */
export const CARD_PLACES = {
  lead: "max-sm:order-1 max-sm:grow",
  aside: "max-sm:order-2",
  main: "max-sm:order-3 max-sm:basis-full",
  inline: `max-sm:order-4 max-sm:max-w-full max-sm:text-muted max-sm:before:sr-only ${LABEL}`,
  line:
    "max-sm:order-5 max-sm:grid max-sm:basis-full max-sm:grid-cols-[6rem_1fr] max-sm:items-baseline " +
    `max-sm:gap-x-2 max-sm:before:text-xs max-sm:before:text-muted ${LABEL}`,
} as const;

export type CardPlace = keyof typeof CARD_PLACES;
