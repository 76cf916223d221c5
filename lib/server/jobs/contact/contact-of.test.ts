import { expect, it } from "vitest";
import { contactOf } from "./reveal-contact";

const wire = {
  serviceJobId: "J-1",
  buyer: { buyerId: "B-1", name: "Anna Müller", phone: "+1 206-555-0101", faxNumber: "7" },
  serviceLocation: {
    serviceLocationType: "IN_HOME",
    address: {
      name: "Anna Müller",
      addressLine1: "12 Pine St",
      city: "Seattle",
      phone: "1",
      doorCode: "7",
    },
  },
};

it("picks phone and street, and nothing that has another rule or none", () => {
  expect(contactOf(wire)).toEqual({
    buyer: { phone: "+1 206-555-0101" },
    serviceLocation: { address: { addressLine1: "12 Pine St", phone: "1" } },
  });
});

it("is empty where a job has no contact", () => {
  expect(contactOf({ serviceJobId: "J-1" })).toEqual({});
});
