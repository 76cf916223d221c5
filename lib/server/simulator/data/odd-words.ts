import "server-only";
import type { Address, ServiceJob } from "./service-job";

export const LOS_ANGELES = {
  name: "Ada Example",
  addressLine1: "100 Main St",
  city: "Los Angeles",
  stateOrRegion: "CA",
  postalCode: "90012",
  countryCode: "US",
} satisfies Address;

export const LONDON: typeof LOS_ANGELES = {
  name: "Ada Example",
  addressLine1: "100 High Holborn",
  city: "London",
  stateOrRegion: "Greater London",
  postalCode: "WC1V 6RD",
  countryCode: "GB",
};

/** A full stop at the end, and one such name after another, are what a careless page puts in the wrong place. */
export const ARABIC_AND_HEBREW: Partial<ServiceJob> = {
  scopeOfWork: {
    asin: "B0SVTVMT01",
    title: "התקנת טלוויזיה על הקיר (עד 55 אינץ'), כולל כבלים!",
    quantity: 2,
    requiredSkills: ["תליית טלוויזיה", "TV_MOUNTING"],
  },
  buyer: { name: "محمد بن عبد الله، الابن.", phone: "+1 206-555-0100" },
  serviceLocation: {
    serviceLocationType: "IN_HOME",
    address: {
      ...LOS_ANGELES,
      name: "محمد بن عبد الله، الابن.",
      addressLine1: "شارع الملك فهد 12 (مبنى 3)",
      city: "لوس أنجلوس",
    },
  },
  appointments: [
    {
      appointmentId: "SIM-ODD-1",
      appointmentStatus: "ACTIVE",
      appointmentTime: { startTime: "2027-01-12T17:00:00Z", durationInMinutes: 120 },
      assignedTechnicians: [
        { technicianId: "AODD00000002", name: "יעל כהן (2)" },
        { technicianId: "AODD00000003", name: "فاطمة الزهراء" },
        { technicianId: "AODD00000004", name: "Marcus Bell" },
      ],
    },
  ],
  associatedItems: [
    {
      asin: "B0SVGOODS1",
      title: "מתקן תלייה (2 יח')",
      brandName: "אלקטרה (1948)",
      quantity: 2,
      orderId: "910-0000099-0000099",
      itemStatus: "SHIPPED",
    },
  ],
};

export const CHINESE_AND_JAPANESE: Partial<ServiceJob> = {
  scopeOfWork: {
    asin: "B0SVAPPL02",
    title:
      "ドラム式洗濯乾燥機の搬入・設置・試運転および梱包材の回収(給水栓の交換と防水パンの取り付けを含む)",
    quantity: 1,
    requiredSkills: ["洗濯機設置"],
  },
  buyer: { name: "歐陽上官 佐藤美咲・エリザベート" },
  serviceLocation: {
    serviceLocationType: "IN_HOME",
    address: {
      ...LONDON,
      name: "歐陽上官 佐藤美咲・エリザベート",
      addressLine1: "港区六本木六丁目十番一号 森タワー二十三階",
      city: "東京都港区六本木",
    },
  },
  appointments: [
    {
      appointmentId: "SIM-ODD-2",
      appointmentStatus: "ACTIVE",
      appointmentTime: { startTime: "2027-01-12T09:00:00Z", durationInMinutes: 90 },
      assignedTechnicians: [
        { technicianId: "AODD00000005", name: "王小明" },
        { technicianId: "AODD00000006", name: "김민준" },
      ],
    },
  ],
};

/** 300 characters, 91 of them in one word, the last of which say that they are the last. */
export const LONG_TITLE =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitglieder" +
  " and four other tires: mounting and balancing at the customer’s home, old tires taken away," +
  " valve stems and pressure sensors replaced, wheel bolts tightened again after fifty miles;" +
  " please ring twice. The end.";
