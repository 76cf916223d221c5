import "server-only";
import type { Random } from "@/lib/server/simulator/random";
import type { Country } from "./marketplaces";
import type { Address } from "./service-job";
import type { Store } from "./stores";

const STREETS: Record<Country, readonly string[]> = {
  US: [
    "Maple Ave",
    "SW 152nd St",
    "Lakeview Dr",
    "N Oak Grove Ln",
    "Martin Luther King Jr Way S",
    "E 4th Pl",
    "Camino del Río",
    "Old Mill Rd",
  ],
  GB: [
    "Church Road",
    "Station Approach",
    "St John's Hill",
    "The Crescent",
    "Queen's Gardens",
    "Mill Lane",
  ],
  DE: [
    "Goethestraße",
    "Am Mühlenbach",
    "Lindenallee",
    "Straße des 17. Juni",
    "Rosenweg",
    "Schönhauser Allee",
  ],
};

const SECOND_LINES: Record<Country, readonly string[]> = {
  US: ["Apt 4B", "Unit 1207", "Suite 300", "Gate code at the leasing office"],
  GB: ["Flat 2", "Garden Flat", "The Old Coach House"],
  DE: ["Hinterhaus, 3. OG", "c/o Schmitz", "Wohnung 12"],
};

function line(country: Country, random: Random): string {
  const street = random.pick(STREETS[country]);
  const number = random.int(1, country === "US" ? 19_999 : 240);
  return country === "DE" ? `${street} ${number}` : `${number} ${street}`;
}

/** Postal codes share the beginning of the store's, so that a buyer lives near the store. */
function postalCode(store: Store, random: Random): string {
  if (store.country === "GB") {
    const outward = store.postalCode.split(" ")[0] ?? store.postalCode;
    return `${outward} ${random.int(1, 9)}${random.pick(["AB", "DX", "JH", "NP", "QT", "XY"])}`;
  }
  const near = `${store.postalCode.slice(0, 3)}${random.digits(2)}`;
  return store.country === "US" && random.chance(0.2) ? `${near}-${random.digits(4)}` : near;
}

/** The buyer's address. Amazon requires only name and first line, so other lines go missing. */
export function homeAddress(store: Store, name: string, phone: string, random: Random): Address {
  const address: Address = { name, addressLine1: line(store.country, random) };
  if (random.chance(0.25)) address.addressLine2 = random.pick(SECOND_LINES[store.country]);
  if (random.chance(0.02)) address.addressLine3 = "Please ring twice, the bell is quiet";
  if (!random.chance(0.01)) address.city = store.city;
  if (store.country === "GB") address.county = store.region;
  else if (!random.chance(0.02)) address.stateOrRegion = store.region;
  if (store.country === "DE" && random.chance(0.3)) address.district = "Mitte";
  if (!random.chance(0.02)) address.postalCode = postalCode(store, random);
  if (!random.chance(0.03)) address.countryCode = store.country;
  if (random.chance(0.6)) address.phone = phone;
  return address;
}

export function storeAddress(store: Store): Address {
  return {
    name: store.name,
    addressLine1: store.street,
    city: store.city,
    stateOrRegion: store.region,
    postalCode: store.postalCode,
    countryCode: store.country,
    phone: `${store.phonePrefix}00`,
  };
}
