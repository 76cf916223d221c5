import { findMarketplace } from "./marketplaces";

/**
 * Hosts of Seller Central by country ("Seller Central URLs" of the Selling Partner API's documentation),
 * as they end; one serves the first marketplaces of Europe.
 */
const ENDINGS: Readonly<Record<string, string>> = {
  ...{ US: "com", CA: "ca", MX: "com.mx", BR: "com.br" },
  ...{ IE: "ie", BE: "com.be", NL: "nl", SE: "se", ZA: "co.za", PL: "pl" },
  ...{ EG: "eg", TR: "com.tr", SA: "sa", AE: "ae", IN: "in" },
  ...{ SG: "sg", AU: "com.au", JP: "co.jp" },
};
const EUROPE = new Set(["ES", "GB", "FR", "DE", "IT"]);

const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/u;

/**
 * Where Seller Central shows an order; null where the marketplace is not known or the id is none of an
 * order. It opens for whoever is signed in there, and shows an order of the marketplace chosen there.
 */
export function sellerCentralOrder(
  marketplace: string | undefined,
  order: string | undefined,
): string | null {
  const host = hostOf(findMarketplace(marketplace)?.country);
  if (host === null || order === undefined || !ORDER_ID.test(order)) return null;
  return `https://${host}/orders-v3/order/${order}`;
}

function hostOf(country: string | undefined): string | null {
  if (country === undefined) return null;
  if (EUROPE.has(country)) return "sellercentral-europe.amazon.com";
  const ending = ENDINGS[country];
  return ending === undefined ? null : `sellercentral.amazon.${ending}`;
}
