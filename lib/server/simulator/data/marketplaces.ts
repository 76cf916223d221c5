import "server-only";

/** Every marketplace id Amazon publishes (Amazon: "Marketplace IDs" page). */
export const MARKETPLACE_IDS: ReadonlySet<string> = new Set([
  "A2EUQ1WTGCTBG2",
  "ATVPDKIKX0DER",
  "A1AM78C64UM0Y8",
  "A2Q3Y263D00KWC",
  "A28R8C7NBKEWEA",
  "A1RKKUPIHCS9HS",
  "A1F83G8C2ARO7P",
  "A13V1IB3VIYZZH",
  "AMEN7PMS3EDWL",
  "A1805IZSGTT6HS",
  "A1PA6795UKMFR9",
  "APJ6JRA9NG5V4",
  "A2NODRKZP88ZB9",
  "AE08WJ6YKNBMC",
  "A1C3SOZRARQ6R3",
  "ARBP9OOSHTCHU",
  "A33AVAJ2PDY3EV",
  "A17E79C6D8DWNP",
  "A2VIGQ35RCS4UG",
  "A21TJRUUN4KGV",
  "A19VAU5U5O7RUS",
  "A39IBJ37TRP1C6",
  "A1VC38T7YXB528",
]);

export type Country = "US" | "GB" | "DE";

/** The three marketplaces in which the simulated provider has stores. */
export const MARKETPLACES: Record<
  Country,
  { id: string; currency: string; orderPrefixes: readonly string[] }
> = {
  US: { id: "ATVPDKIKX0DER", currency: "USD", orderPrefixes: ["111", "112", "113", "114"] },
  GB: { id: "A1F83G8C2ARO7P", currency: "GBP", orderPrefixes: ["026", "203", "204"] },
  DE: { id: "A1PA6795UKMFR9", currency: "EUR", orderPrefixes: ["302", "303", "304"] },
};
