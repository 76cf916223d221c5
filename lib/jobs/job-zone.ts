import type { Address, JobFields } from "./job";
import { findMarketplace, MARKETPLACES } from "./marketplaces";

/**
 * States by zone, as codes and, after "=", as names: addresses carry either. A state that lies in
 * several zones stands with the one where most of its people live.
 */
const STATES: Record<string, Record<string, string>> = {
  US: {
    "America/New_York":
      "CT=Connecticut DE=Delaware DC=District_of_Columbia FL=Florida GA=Georgia KY=Kentucky ME=Maine MD=Maryland MA=Massachusetts NH=New_Hampshire NJ=New_Jersey NY=New_York NC=North_Carolina OH=Ohio PA=Pennsylvania RI=Rhode_Island SC=South_Carolina VT=Vermont VA=Virginia WV=West_Virginia",
    "America/Detroit": "MI=Michigan",
    "America/Indiana/Indianapolis": "IN=Indiana",
    "America/Chicago":
      "AL=Alabama AR=Arkansas IL=Illinois IA=Iowa KS=Kansas LA=Louisiana MN=Minnesota MS=Mississippi MO=Missouri NE=Nebraska ND=North_Dakota OK=Oklahoma SD=South_Dakota TN=Tennessee TX=Texas WI=Wisconsin",
    "America/Denver": "CO=Colorado MT=Montana NM=New_Mexico UT=Utah WY=Wyoming",
    "America/Boise": "ID=Idaho",
    "America/Phoenix": "AZ=Arizona",
    "America/Los_Angeles": "CA=California NV=Nevada OR=Oregon WA=Washington",
    "America/Anchorage": "AK=Alaska",
    "Pacific/Honolulu": "HI=Hawaii",
    "America/Puerto_Rico": "PR=Puerto_Rico VI=Virgin_Islands",
    "Pacific/Guam": "GU=Guam MP=Northern_Mariana_Islands",
    "Pacific/Pago_Pago": "AS=American_Samoa",
  },
  CA: {
    "America/St_Johns": "NL=Newfoundland_and_Labrador",
    "America/Halifax": "NS=Nova_Scotia PE=Prince_Edward_Island",
    "America/Moncton": "NB=New_Brunswick",
    "America/Toronto": "ON=Ontario QC=Quebec",
    "America/Winnipeg": "MB=Manitoba",
    "America/Regina": "SK=Saskatchewan",
    "America/Edmonton": "AB=Alberta NT=Northwest_Territories",
    "America/Vancouver": "BC=British_Columbia",
    "America/Whitehorse": "YT=Yukon",
    "America/Iqaluit": "NU=Nunavut",
  },
  AU: {
    "Australia/Sydney": "NSW=New_South_Wales ACT=Australian_Capital_Territory",
    "Australia/Melbourne": "VIC=Victoria",
    "Australia/Brisbane": "QLD=Queensland",
    "Australia/Adelaide": "SA=South_Australia",
    "Australia/Perth": "WA=Western_Australia",
    "Australia/Darwin": "NT=Northern_Territory",
    "Australia/Hobart": "TAS=Tasmania",
  },
  BR: {
    "America/Manaus": "AM=Amazonas",
    "America/Boa_Vista": "RR=Roraima",
    "America/Porto_Velho": "RO=Rondonia",
    "America/Rio_Branco": "AC=Acre",
    "America/Cuiaba": "MT=Mato_Grosso",
    "America/Campo_Grande": "MS=Mato_Grosso_do_Sul",
  },
  MX: {
    "America/Tijuana": "BC=Baja_California BCN=Baja_California_Norte",
    "America/Mazatlan": "BCS=Baja_California_Sur SIN=Sinaloa NAY=Nayarit",
    "America/Hermosillo": "SON=Sonora",
    "America/Chihuahua": "CHIH=Chihuahua CHH=Chihuahua",
    "America/Cancun": "QROO=Quintana_Roo ROO=Quintana_Roo",
  },
  ES: {
    "Atlantic/Canary": "GC=Las_Palmas TF=Santa_Cruz_de_Tenerife CN=Canarias",
  },
};

/** The parts of split states that keep another zone, by the first three digits of the ZIP code. */
const ZIP_PREFIXES: Record<string, string> = {
  "America/New_York": "373 374 376 377 378 379",
  "America/Chicago": "324 325 420 421 422 423 424 463 464 476 477",
  "America/Denver": "577 586 693 798 799 885",
  "America/Boise": "979",
  "America/Los_Angeles": "835 838",
};

/** The zone of an address in a country of several zones; null where its state does not say. */
export function stateZone(country: string, address: Address): string | null {
  const zones = STATES[country];
  if (!zones) return null;
  const zip = country === "US" ? address.postalCode?.trim().slice(0, 3) : undefined;
  return (
    (zip && zoneHolding(ZIP_PREFIXES, zip)) || zoneHolding(zones, plain(address.stateOrRegion))
  );
}

function zoneHolding(zones: Record<string, string>, word: string): string | null {
  return (word && zonesByWord(zones).get(word)) || null;
}

const byWord = new WeakMap<Record<string, string>, Map<string, string>>();

/** Every name and code of a table with its zone; where two zones share one, the first counts. */
function zonesByWord(zones: Record<string, string>): Map<string, string> {
  const known = byWord.get(zones);
  if (known) return known;
  const made = new Map<string, string>();
  for (const [zone, list] of Object.entries(zones)) {
    for (const word of list.split(/[ =]/).map(plain)) if (!made.has(word)) made.set(word, zone);
  }
  byWord.set(zones, made);
  return made;
}

/** Letters only, without case, accents or points: "Québec", "QUEBEC" and "N.S.W." compare well. */
function plain(text: string | undefined): string {
  return (text ?? "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, "");
}

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
