import "server-only";
import type { Random } from "@/lib/server/simulator/random";
import type { Country } from "./marketplaces";

const NAMES: Record<Country, readonly string[]> = {
  US: [
    "Olivia Martinez",
    "James O'Connor",
    "María José Hernández Núñez",
    "Wei-Ling Chang",
    "王小明",
    "Aaliyah Washington",
    "José Ángel Peña",
    "佐藤 美咲",
    "Liam Nguyen",
    "فاطمة الزهراء",
    "Emily Kowalczyk",
    "김민준",
    "Noah Rosenberg",
    "יעל כהן",
    "Priya Raghunathan",
    "अनिल शर्मा",
    "D'Andre Whitfield",
    "Zoë van der Meer",
    "Hank Lee",
    "Guadalupe Íñiguez",
    "Ruth Ann Castellanos-Montgomery",
    "Kekoa Kealoha",
    "Ng Ah Kow",
    "Bob X",
  ],
  GB: [
    "Alice Pemberton",
    "Siân Llewellyn",
    "Mohammed Iqbal",
    "Niamh O’Shea",
    "Rajesh Patel",
    "محمد علي",
    "Charlotte Ashworth-Fitzgerald",
    "Oluwaseun Adeyemi",
    "Zofia Wiśniewska",
    "Hamish McAllister",
  ],
  DE: [
    "Jürgen Müller",
    "Katharina Weiß",
    "Ayşe Yıldırım",
    "Dr. Hans-Peter Freiherr von Großkreutz",
    "Łukasz Szymański",
    "Björn Øvergård",
    "Renate Schäfer",
    "Иван Петров",
    "Lena Groß",
    "Nguyễn Thị Hương",
  ],
};

const TECHNICIANS: Record<Country, readonly string[]> = {
  US: [
    "Marcus Bell",
    "Tamika Johnson",
    "Luis Ortega",
    "Chris Yamamoto",
    "Dana Whitaker",
    "Pavel Novák",
    "Renée Dubois",
    "Tyrone Banks",
  ],
  GB: ["Gareth Price", "Sunita Rao", "Callum Fraser", "Beth Harding", "Ife Okafor"],
  DE: ["Stefan Bauer", "Mehmet Kaya", "Jörg Böhm", "Anke Schröder", "Tomasz Zieliński"],
};

export function buyerName(country: Country, random: Random): string {
  return random.pick(NAMES[country]);
}

export function technicianNames(country: Country): readonly string[] {
  return TECHNICIANS[country];
}

/**
 * A telephone number from a range reserved for fiction: 555-01xx in North America, Ofcom's drama
 * numbers in Britain, the regulator's drama numbers in Germany.
 */
export function mobilePhone(country: Country, storePrefix: string, random: Random): string {
  if (country === "GB") return `+44 7700 900${random.digits(3)}`;
  if (country === "DE") return `+49 171 39200${random.digits(2)}`;
  return `${storePrefix}${random.digits(2)}`;
}
