import "server-only";
import { createRandom, type Random } from "@/lib/server/simulator/random";
import { homeAddress, storeAddress } from "./addresses";
import { shortOffsetForm, utc } from "./instants";
import { goodsFor } from "./items";
import { type Life, liveUntilNow } from "./life";
import { MARKETPLACES } from "./marketplaces";
import { buyerName, mobilePhone, technicianNames } from "./people";
import type { Service } from "./service";
import type { Buyer, JobRecord, ServiceJob, ServiceLocation, Technician } from "./service-job";
import { ASSEMBLY_SERVICES } from "./services-assembly";
import { FITTING_SERVICES } from "./services-fitting";
import { STORES, type Store } from "./stores";

/** The provider's catalogue. ASINs are invented and have ten characters, as Amazon's filter asks. */
const SERVICES: readonly Service[] = [...FITTING_SERVICES, ...ASSEMBLY_SERVICES];

const SELLER_ID = "A2SIMSELLER01";
const PROVIDER_ID = "A3SIMPROVIDER";

const INSTRUMENTS = ["CreditCard", "CreditCard", "GiftCard", "Invoice", "Visa ending in 1111"];

/** What a job has to be, where that is not left to chance. */
type JobWish = {
  storeId?: string;
  /** A job bought in the same order: same buyer, same store. */
  orderedWith?: JobRecord;
};

type JobFactory = {
  /** One more job, created at `createdAt`, as it stands at `now` (both epoch milliseconds). */
  create(createdAt: number, now: number, wish?: JobWish): JobRecord;
};

/** Makes plausible jobs, each with its own ids, the same ones for the same seed. */
export function createJobFactory(seed: number): JobFactory {
  const random = createRandom(seed);
  const pickStore = weightedPicker(STORES);
  const offers = new Map(STORES.map((store) => [store.id, weightedPicker(offeredBy(store))]));
  const crews = new Map(STORES.map((store) => [store.id, crewOf(store, random)]));
  let serial = 0;

  return {
    create(createdAt, now, { storeId: wishedStore, orderedWith } = {}) {
      serial += 1;
      const storeId = orderedWith?.storeId ?? wishedStore;
      const store = STORES.find((candidate) => candidate.id === storeId) ?? pickStore(random);
      const service = offers.get(store.id)?.(random) ?? random.pick(SERVICES);
      return build({
        store,
        service,
        createdAt,
        now,
        serial,
        crew: crews.get(store.id) ?? [],
        random,
        sibling: orderedWith?.job,
      });
    },
  };
}

function offeredBy(store: Store): Service[] {
  return SERVICES.filter((service) => service.countries.includes(store.country));
}

function crewOf(store: Store, random: Random): Technician[] {
  const names = technicianNames(store.country);
  return names.slice(0, random.int(4, names.length)).map((name) => ({
    technicianId: `A${random.code(12)}`,
    name,
  }));
}

type Order = {
  store: Store;
  service: Service;
  createdAt: number;
  now: number;
  serial: number;
  crew: readonly Technician[];
  random: Random;
  sibling: ServiceJob | undefined;
};

/** Order ids in Amazon's 3-7-7 form. The middle part runs through all numbers without repeating. */
function orderId({ store, serial, random }: Order, family: number): string {
  const middle = ((serial * 2 + family) * 1_913 + 1_000_003) % 10_000_000;
  const prefix = random.pick(MARKETPLACES[store.country].orderPrefixes);
  return `${prefix}-${String(middle).padStart(7, "0")}-${random.digits(7)}`;
}

function build(order: Order): JobRecord {
  const { store, service, now, serial, crew, random } = order;
  const marketplace = MARKETPLACES[store.country];
  const id = String(34_000_000_000_000 + serial * 100_003 + random.int(0, 99_999));
  const shortForm = random.chance(0.015);
  const createdAt = shortForm ? Math.floor(order.createdAt / 10) * 10 : Math.floor(order.createdAt);
  const life = liveUntilNow({
    jobId: id,
    createdAt,
    now,
    timeZone: store.timeZone,
    minutes: service.minutes,
    crew,
    random,
  });
  const buyer = buyerOf(order);
  const job: ServiceJob = {
    createTime: shortForm ? shortOffsetForm(createdAt, random.pick([-7, 0, 1])) : utc(createdAt),
    serviceJobId: id,
    serviceJobStatus: life.status,
    scopeOfWork: {
      asin: service.asin,
      title: store.country === "DE" ? (service.germanTitle ?? service.title) : service.title,
      quantity: random.chance(0.05) ? random.int(2, 4) : 1,
      requiredSkills: [...service.skills],
    },
    seller: { sellerId: SELLER_ID },
    serviceJobProvider: { serviceJobProviderId: PROVIDER_ID },
    serviceOrderId: order.sibling?.serviceOrderId ?? orderId(order, 0),
    marketplaceId: marketplace.id,
    storeId: store.id,
    buyer,
    serviceLocation: locationOf(order, buyer),
    payments: [
      {
        amount: { value: service.price, currency: marketplace.currency },
        instrument: random.pick(INSTRUMENTS),
      },
    ],
  };
  if (life.appointments.length > 0) job.appointments = life.appointments;
  if (life.preferred.length > 0) job.preferredAppointmentTimes = life.preferred;
  addGoods(job, order, life, createdAt);
  leaveOut(job, random);
  return {
    id,
    marketplaceId: marketplace.id,
    storeId: store.id,
    createdAt,
    updatedAt: Math.min(now, Math.max(createdAt, Math.floor(life.updatedAt))),
    foreign: false,
    job,
  };
}

function buyerOf({ store, random, sibling }: Order): Buyer {
  if (sibling?.buyer) return { ...sibling.buyer };
  return {
    buyerId: `A${random.code(13)}`,
    name: buyerName(store.country, random),
    phone: mobilePhone(store.country, store.phonePrefix, random),
    isPrimeMember: random.chance(0.7),
  };
}

function locationOf(order: Order, buyer: Buyer): ServiceLocation {
  const { store, service, random, sibling } = order;
  const shared = sibling?.serviceLocation;
  if (shared?.serviceLocationType === service.location) return shared;
  if (service.location === "ONLINE") return { serviceLocationType: "ONLINE" };
  const address =
    service.location === "IN_STORE"
      ? storeAddress(store)
      : homeAddress(store, buyer.name ?? "", buyer.phone ?? "", random);
  return { serviceLocationType: service.location, address };
}

function addGoods(job: ServiceJob, order: Order, life: Life, createdAt: number): void {
  const { service, now, random } = order;
  if (random.chance(service.location === "ONLINE" ? 0.85 : 0.1)) return;
  const goods = goodsFor({
    service,
    createdAt,
    visitAt: life.visitAt,
    now,
    cancelled: life.status === "CANCELLED",
    orderId: orderId(order, 1),
    random,
  });
  job.associatedItems = goods.items;
  job.productOrderIds = goods.productOrderIds;
  if (goods.trackingIds.length > 0) job.trackingIds = goods.trackingIds;
}

/** Picks in proportion to the weights: an item of weight 2 comes twice as often as one of weight 1. */
function weightedPicker<T extends { weight: number }>(items: readonly T[]): (random: Random) => T {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  return (random) => {
    let left = random.next() * total;
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return random.pick(items);
  };
}

/**
 * Takes fields away from a share of the jobs, because Amazon's model requires none of them: a reader
 * that counts on one breaks here and not in front of a customer.
 */
function leaveOut(job: ServiceJob, random: Random): void {
  if (random.chance(0.04)) delete job.storeId;
  if (random.chance(0.005)) delete job.marketplaceId;
  if (random.chance(0.006)) delete job.scopeOfWork;
  else if (job.scopeOfWork && random.chance(0.08)) delete job.scopeOfWork.requiredSkills;
  if (random.chance(0.01)) delete job.buyer;
  else if (job.buyer) {
    if (random.chance(0.15)) delete job.buyer.phone;
    if (random.chance(0.1)) delete job.buyer.isPrimeMember;
    if (random.chance(0.1)) delete job.buyer.buyerId;
  }
  if (random.chance(0.01)) delete job.serviceLocation;
  if (random.chance(0.2)) delete job.payments;
  if (random.chance(0.05)) delete job.seller;
  if (random.chance(0.05)) delete job.serviceJobProvider;
  if (!job.appointments && random.chance(0.4)) job.appointments = [];
}
