import "server-only";

/** How to reach one seller account. Rates are requests a second, times are milliseconds. */
export type SpApiConfig = {
  /** Origin of the regional host, without a path. */
  endpoint: string;
  /** Full URL of the Login with Amazon token endpoint. */
  lwaEndpoint: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  /** Token bucket of getServiceJobs. */
  rate: number;
  burst: number;
  /** Token bucket of getServiceJobByServiceJobId. */
  detailRate: number;
  detailBurst: number;
  /** Limit of one HTTP attempt, its body included. */
  timeoutMs: number;
  /** Replaces the default user agent; Amazon refuses more than 500 characters. */
  userAgent?: string;
  /** How long an interactive call may wait for its token. */
  maxWaitMs?: number;
  /** How many calls may wait in one lane of one operation. */
  maxQueue?: number;
  /** How many of them may be one user's. */
  maxQueueOfUser?: number;
};

export type Region = "na" | "eu" | "fe";

// Amazon: "Marketplace IDs" and "SP-API endpoints" of the developer documentation.
const REGION_BY_MARKETPLACE: ReadonlyMap<string, Region> = new Map([
  ["A2EUQ1WTGCTBG2", "na"], // Canada
  ["ATVPDKIKX0DER", "na"], // United States
  ["A1AM78C64UM0Y8", "na"], // Mexico
  ["A2Q3Y263D00KWC", "na"], // Brazil
  ["A28R8C7NBKEWEA", "eu"], // Ireland
  ["A1RKKUPIHCS9HS", "eu"], // Spain
  ["A1F83G8C2ARO7P", "eu"], // United Kingdom
  ["A13V1IB3VIYZZH", "eu"], // France
  ["AMEN7PMS3EDWL", "eu"], // Belgium
  ["A1805IZSGTT6HS", "eu"], // Netherlands
  ["A1PA6795UKMFR9", "eu"], // Germany
  ["APJ6JRA9NG5V4", "eu"], // Italy
  ["A2NODRKZP88ZB9", "eu"], // Sweden
  ["AE08WJ6YKNBMC", "eu"], // South Africa
  ["A1C3SOZRARQ6R3", "eu"], // Poland
  ["ARBP9OOSHTCHU", "eu"], // Egypt
  ["A33AVAJ2PDY3EV", "eu"], // Turkey
  ["A17E79C6D8DWNP", "eu"], // Saudi Arabia
  ["A2VIGQ35RCS4UG", "eu"], // United Arab Emirates
  ["A21TJRUUN4KGV", "eu"], // India
  ["A19VAU5U5O7RUS", "fe"], // Singapore
  ["A39IBJ37TRP1C6", "fe"], // Australia
  ["A1VC38T7YXB528", "fe"], // Japan
]);

/** The region whose host serves a marketplace; null for an id that Amazon does not list. */
export function regionOf(marketplaceId: string): Region | null {
  return REGION_BY_MARKETPLACE.get(marketplaceId) ?? null;
}

/** The origin of a region's host, in production or in Amazon's static sandbox. */
export function endpointOf(region: Region, stage: "production" | "sandbox"): string {
  const host = `sellingpartnerapi-${region}.amazon.com`;
  return stage === "sandbox" ? `https://sandbox.${host}` : `https://${host}`;
}

/** The region whose host an endpoint is, in production or sandbox; null for any other host. */
export function regionAt(endpoint: string): Region | null {
  const [, region] =
    /\/\/(?:sandbox\.)?sellingpartnerapi-(na|eu|fe)\.amazon\.com/.exec(endpoint) ?? [];
  return region === "na" || region === "eu" || region === "fe" ? region : null;
}
