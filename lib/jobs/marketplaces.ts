type Region = "NA" | "EU" | "FE";

export type Marketplace = {
  id: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Zone of Amazon's own day there, or of the capital; Amazon publishes none for this API. */
  zone: string;
  region: Region;
};

/** Every marketplace of the Selling Partner API ("Marketplace IDs" of its documentation). */
export const MARKETPLACES: readonly Marketplace[] = [
  row("ATVPDKIKX0DER", "US", "America/Los_Angeles", "NA"),
  row("A2EUQ1WTGCTBG2", "CA", "America/Toronto", "NA"),
  row("A1AM78C64UM0Y8", "MX", "America/Mexico_City", "NA"),
  row("A2Q3Y263D00KWC", "BR", "America/Sao_Paulo", "NA"),
  row("A28R8C7NBKEWEA", "IE", "Europe/Dublin", "EU"),
  row("A1RKKUPIHCS9HS", "ES", "Europe/Madrid", "EU"),
  row("A1F83G8C2ARO7P", "GB", "Europe/London", "EU"),
  row("A13V1IB3VIYZZH", "FR", "Europe/Paris", "EU"),
  row("AMEN7PMS3EDWL", "BE", "Europe/Brussels", "EU"),
  row("A1805IZSGTT6HS", "NL", "Europe/Amsterdam", "EU"),
  row("A1PA6795UKMFR9", "DE", "Europe/Berlin", "EU"),
  row("APJ6JRA9NG5V4", "IT", "Europe/Rome", "EU"),
  row("A2NODRKZP88ZB9", "SE", "Europe/Stockholm", "EU"),
  row("AE08WJ6YKNBMC", "ZA", "Africa/Johannesburg", "EU"),
  row("A1C3SOZRARQ6R3", "PL", "Europe/Warsaw", "EU"),
  row("ARBP9OOSHTCHU", "EG", "Africa/Cairo", "EU"),
  row("A33AVAJ2PDY3EV", "TR", "Europe/Istanbul", "EU"),
  row("A17E79C6D8DWNP", "SA", "Asia/Riyadh", "EU"),
  row("A2VIGQ35RCS4UG", "AE", "Asia/Dubai", "EU"),
  row("A21TJRUUN4KGV", "IN", "Asia/Kolkata", "EU"),
  row("A19VAU5U5O7RUS", "SG", "Asia/Singapore", "FE"),
  row("A39IBJ37TRP1C6", "AU", "Australia/Sydney", "FE"),
  row("A1VC38T7YXB528", "JP", "Asia/Tokyo", "FE"),
];

export function findMarketplace(id: string | null | undefined): Marketplace | null {
  return MARKETPLACES.find((marketplace) => marketplace.id === id) ?? null;
}

/** The zone in which the days of a marketplace are meant; UTC for one that is not known. */
export function marketplaceZone(id: string | null | undefined): string {
  return findMarketplace(id)?.zone ?? "UTC";
}

function row(id: string, country: string, zone: string, region: Region): Marketplace {
  return { id, country, zone, region };
}
