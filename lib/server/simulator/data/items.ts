import "server-only";
import type { Random } from "@/lib/server/simulator/random";
import { DAY, HOUR, utc } from "./instants";
import { PRODUCTS, type Product } from "./products";
import type { Service } from "./service";
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
function linkedVehicle(random: Random): NonNullable<AssociatedItem["linkedAssets"]>[number] {
  const { make, model, engine } = random.pick(VEHICLES);
  const year = String(random.int(2008, 2025));
  const asset = { assetType: "VEHICLE", assetName: `${year} ${make} ${model}` };
  return random.chance(0.9)
    ? { ...asset, additionalAttributes: { make, model, year, engine } }
    : asset;
}

type Goods = { items: AssociatedItem[]; productOrderIds: string[]; trackingIds: string[] };

type GoodsInput = {
  service: Service;
  createdAt: number;
  visitAt: number | undefined;
  now: number;
  /** The job was cancelled, so its goods were cancelled or sent back. */
  cancelled: boolean;
  orderId: string;
  random: Random;
};

/** The goods ordered with the service: on order, in transit or delivered, as `now` has it. */
export function goodsFor(input: GoodsInput): Goods {
  const { service, orderId, random } = input;
  const choice = PRODUCTS.filter((product) => service.goods.includes(product.asin));
  const products = random.chance(0.12)
    ? [...new Set([random.pick(choice), random.pick(choice)])]
    : [random.pick(choice)];
  const items = products.map((product) => item(product, input));
  const trackingIds = items.flatMap((entry) =>
    entry.itemStatus === "SHIPPED" || entry.itemStatus === "DELIVERED" ? [trackingId(random)] : [],
  );
  return { items, productOrderIds: [orderId], trackingIds };
}

function trackingId(random: Random): string {
  return random.chance(0.75)
    ? `TBA${random.digits(12)}`
    : `1Z${random.code(6)}${random.digits(10)}`;
}

/** Goods come before the visit in nine cases of ten, and after it in the tenth. */
function arrivalOf({ createdAt, visitAt, random }: GoodsInput): number {
  const usual = createdAt + DAY + random.next() * 6 * DAY;
  if (visitAt === undefined) return usual;
  if (random.chance(0.1)) return visitAt + random.next() * 3 * DAY;
  return Math.min(usual, Math.max(visitAt - random.int(2, 30) * HOUR, createdAt + 3 * HOUR));
}

function item(product: Product, input: GoodsInput): AssociatedItem {
  const { service, now, cancelled, orderId, random } = input;
  const arrivesAt = arrivalOf(input);
  const fitsTyres = service.skills.includes("TIRE_MOUNTING");
  const entry: AssociatedItem = {
    asin: product.asin,
    title: product.title,
    quantity: fitsTyres ? random.pick([2, 4, 4]) : 1,
    orderId,
    itemStatus: itemStatus(arrivesAt, now, cancelled, random),
  };
  if (!random.chance(0.1)) entry.brandName = product.brand;
  if (!random.chance(0.12)) {
    const day = Math.floor(arrivesAt / DAY) * DAY;
    entry.itemDelivery = { estimatedDeliveryDate: utc(arrivesAt) };
    if (random.chance(0.7)) {
      entry.itemDelivery.itemDeliveryPromise = {
        startTime: utc(day + 8 * HOUR),
        endTime: utc(day + 22 * HOUR),
      };
    }
  }
  if (fitsTyres && random.chance(0.85)) entry.linkedAssets = [linkedVehicle(random)];
  return entry;
}

function itemStatus(
  arrivesAt: number,
  now: number,
  cancelled: boolean,
  random: Random,
): AssociatedItem["itemStatus"] {
  if (cancelled && random.chance(0.85)) return "CANCELLED";
  if (arrivesAt <= now) return random.chance(0.02) ? "SHIPPED" : "DELIVERED";
  return arrivesAt - 3 * DAY <= now ? "SHIPPED" : "ACTIVE";
}
