import "server-only";
import type { Country } from "./marketplaces";

/** A service in the provider's catalogue, as Amazon sells it. */
export type Service = {
  asin: string;
  title: string;
  /** What German buyers see, where the service is sold there under its own title. */
  germanTitle?: string;
  location: "IN_HOME" | "IN_STORE" | "ONLINE";
  minutes: number;
  price: number;
  skills: readonly string[];
  /** ASINs of the products that buyers order with it. */
  goods: readonly string[];
  weight: number;
  countries: readonly Country[];
};

export const ALL_COUNTRIES: readonly Country[] = ["US", "GB", "DE"];
