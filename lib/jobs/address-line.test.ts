import { expect, it } from "vitest";
import { addressLine, callHref, mapHref } from "./address-line";

it("writes an address in one line as its country does", () => {
  const seattle = { addressLine1: "1201 3rd Ave", addressLine2: "Apt 4", city: "Seattle" };
  expect(
    addressLine({ ...seattle, stateOrRegion: "WA", postalCode: "98101", countryCode: "US" }, null),
  ).toBe("1201 3rd Ave, Apt 4, Seattle, WA 98101");
  const berlin = { addressLine1: "Hauptstr. 1", city: "Berlin", postalCode: "10115" };
  expect(addressLine({ ...berlin, countryCode: "DE" }, "Germany")).toBe(
    "Hauptstr. 1, 10115 Berlin, Germany",
  );
});

it("leaves out what a role does not see", () => {
  expect(addressLine({ city: "Seattle", stateOrRegion: "WA" }, null)).toBe("Seattle, WA");
  expect(addressLine({}, null)).toBe("");
});

it.each([
  ["+1 206-555-0142", "tel:+12065550142"],
  ["+1 210-728-4548 ext. 53355", "tel:+12107284548"],
  ["(206) 555 0142", "tel:2065550142"],
  ["none", null],
])("calls %s by %s", (phone, href) => expect(callHref(phone)).toBe(href));

it("asks the map with the address as one word of its address", () => {
  expect(mapHref("A & B, 1")).toBe(
    "https://www.google.com/maps/search/?api=1&query=A%20%26%20B%2C%201",
  );
});
