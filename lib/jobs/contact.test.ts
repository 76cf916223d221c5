import { expect, it } from "vitest";
import { hidesContact, withContact } from "./contact";
import type { Job } from "./job";

const job: Job = {
  serviceJobId: "J-1",
  zone: "UTC",
  flags: [],
  hidden: ["buyer.phone", "serviceLocation.address.addressLine1", "newField"],
  buyer: { name: "Anna Müller" },
  serviceLocation: { serviceLocationType: "IN_HOME", address: { city: "Seattle" } },
};

it("puts phone and street where they belong and keeps everything else", () => {
  const contact = {
    buyer: { phone: "+1" },
    serviceLocation: { address: { addressLine1: "12 Pine St" } },
  };
  expect(withContact(job, contact)).toEqual({
    ...job,
    hidden: ["newField"],
    buyer: { name: "Anna Müller", phone: "+1" },
    serviceLocation: {
      serviceLocationType: "IN_HOME",
      address: { city: "Seattle", addressLine1: "12 Pine St" },
    },
  });
});

it("leaves a job alone that has no contact", () => {
  const bare: Job = { serviceJobId: "J-2", zone: "UTC", flags: [], hidden: [] };
  expect(withContact(bare, {})).toEqual(bare);
  expect(hidesContact(bare)).toBe(false);
  expect(hidesContact(job)).toBe(true);
});
