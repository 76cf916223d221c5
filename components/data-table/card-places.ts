/** How a cell stands in a card, below 640 px. */
export const CARD_PLACES = {
  lead: "max-sm:order-1",
  aside: "max-sm:order-2 max-sm:justify-self-end",
  main: "max-sm:order-3 max-sm:col-span-2",
  line:
    "max-sm:order-4 max-sm:col-span-2 max-sm:grid max-sm:grid-cols-[6.5rem_1fr] max-sm:items-baseline max-sm:gap-x-2 " +
    "max-sm:before:text-xs max-sm:before:text-muted max-sm:before:content-[attr(data-label)]",
} as const;

export type CardPlace = keyof typeof CARD_PLACES;
