import "server-only";
import type { Random } from "@/lib/server/simulator/random";
import type { AssociatedItem } from "./service-job";

/** Makes and models are invented. */
const VEHICLES = [
  { make: "Aurion", model: "Ridgeline TRX", engine: "3.5L V6" },
  { make: "Aurion", model: "Civette LX", engine: "1.5L I4" },
  { make: "Polder", model: "Kombi 2.0 TDI", engine: "2.0L I4 Diesel" },
  { make: "Calder", model: "Model E Long Range", engine: "Electric" },
  { make: "Thornbury", model: "Estate 320d", engine: "2.0L I4 Diesel" },
];

/** The buyer's vehicle that tyres are for. Some come without their attributes. */
export function linkedVehicle(random: Random): NonNullable<AssociatedItem["linkedAssets"]>[number] {
  const { make, model, engine } = random.pick(VEHICLES);
  const year = String(random.int(2008, 2025));
  const asset = { assetType: "VEHICLE", assetName: `${year} ${make} ${model}` };
  return random.chance(0.9)
    ? { ...asset, additionalAttributes: { make, model, year, engine } }
    : asset;
}
