import type { Address, JobFields } from "./job";
import { findMarketplace, MARKETPLACES } from "./marketplaces";
import { stateZone } from "./state-zones";

/**
 * The zone of the place where the work is done: of the state, else of the country, else of the
 * marketplace, else UTC. An appointment is a visit, so the marketplace's zone is often another one.
 */
export function jobZone(job: JobFields): string {
  const marketplace = findMarketplace(job.marketplaceId);
  const address = job.serviceLocation?.address;
  const country = countryOf(address) ?? marketplace?.country ?? null;
  const ofState = country && address ? stateZone(country, address) : null;
  if (ofState) return ofState;
  const ofCountry = MARKETPLACES.find((candidate) => candidate.country === country);
  return (ofCountry ?? marketplace)?.zone ?? "UTC";
}

/** Amazon calls the United Kingdom both UK and GB. */
function countryOf(address: Address | undefined): string | null {
  const code = address?.countryCode?.trim().toUpperCase();
  if (!code) return null;
  return code === "UK" ? "GB" : code;
}
