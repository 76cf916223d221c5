type Region = "NA" | "EU" | "FE";

export type Marketplace = {
  id: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Zone of Amazon's own day there, or of the capital; Amazon publishes none for this API. */
  zone: string;
  region: Region;
  /** Host of its Seller Central ("Seller Central URLs" of the same documentation). */
  sellerCentral: string;
};

/** One Seller Central serves the first marketplaces of Europe. */
const EUROPE = "sellercentral-europe.amazon.com";

/** Every marketplace of the Selling Partner API ("Marketplace IDs" of its documentation). */
export const MARKETPLACES: readonly Marketplace[] = [
  row("ATVPDKIKX0DER", "US", "America/Los_Angeles", "NA", "sellercentral.amazon.com"),
  row("A2EUQ1WTGCTBG2", "CA", "America/Toronto", "NA", "sellercentral.amazon.ca"),
  row("A1AM78C64UM0Y8", "MX", "America/Mexico_City", "NA", "sellercentral.amazon.com.mx"),
  row("A2Q3Y263D00KWC", "BR", "America/Sao_Paulo", "NA", "sellercentral.amazon.com.br"),
  row("A28R8C7NBKEWEA", "IE", "Europe/Dublin", "EU", "sellercentral.amazon.ie"),
  row("A1RKKUPIHCS9HS", "ES", "Europe/Madrid", "EU", EUROPE),
  row("A1F83G8C2ARO7P", "GB", "Europe/London", "EU", EUROPE),
  row("A13V1IB3VIYZZH", "FR", "Europe/Paris", "EU", EUROPE),
  row("AMEN7PMS3EDWL", "BE", "Europe/Brussels", "EU", "sellercentral.amazon.com.be"),
  row("A1805IZSGTT6HS", "NL", "Europe/Amsterdam", "EU", "sellercentral.amazon.nl"),
  row("A1PA6795UKMFR9", "DE", "Europe/Berlin", "EU", EUROPE),
  row("APJ6JRA9NG5V4", "IT", "Europe/Rome", "EU", EUROPE),
  row("A2NODRKZP88ZB9", "SE", "Europe/Stockholm", "EU", "sellercentral.amazon.se"),
  row("AE08WJ6YKNBMC", "ZA", "Africa/Johannesburg", "EU", "sellercentral.amazon.co.za"),
  row("A1C3SOZRARQ6R3", "PL", "Europe/Warsaw", "EU", "sellercentral.amazon.pl"),
  row("ARBP9OOSHTCHU", "EG", "Africa/Cairo", "EU", "sellercentral.amazon.eg"),
  row("A33AVAJ2PDY3EV", "TR", "Europe/Istanbul", "EU", "sellercentral.amazon.com.tr"),
  row("A17E79C6D8DWNP", "SA", "Asia/Riyadh", "EU", "sellercentral.amazon.sa"),
  row("A2VIGQ35RCS4UG", "AE", "Asia/Dubai", "EU", "sellercentral.amazon.ae"),
  row("A21TJRUUN4KGV", "IN", "Asia/Kolkata", "EU", "sellercentral.amazon.in"),
  row("A19VAU5U5O7RUS", "SG", "Asia/Singapore", "FE", "sellercentral.amazon.sg"),
  row("A39IBJ37TRP1C6", "AU", "Australia/Sydney", "FE", "sellercentral.amazon.com.au"),
  row("A1VC38T7YXB528", "JP", "Asia/Tokyo", "FE", "sellercentral.amazon.co.jp"),
];

export function findMarketplace(id: string | null | undefined): Marketplace | null {
  return MARKETPLACES.find((marketplace) => marketplace.id === id) ?? null;
}

/** The zone in which the days of a marketplace are meant; UTC for one that is not known. */
export function marketplaceZone(id: string | null | undefined): string {
  return findMarketplace(id)?.zone ?? "UTC";
}

/**
 * Where Seller Central shows an order; null where the marketplace is not known or the id is none of an
 * order. It opens for whoever is signed in there, and shows an order of the marketplace chosen there.
 */
export function sellerCentralOrder(marketplace: string | undefined, order: string | undefined) {
  const host = findMarketplace(marketplace)?.sellerCentral;
  if (host === undefined || order === undefined || !ORDER_ID.test(order)) return null;
  return `https://${host}/orders-v3/order/${order}`;
}

const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/u;

function row(
  id: string,
  country: string,
  zone: string,
  region: Region,
  sellerCentral: string,
): Marketplace {
  return { id, country, zone, region, sellerCentral };
}
