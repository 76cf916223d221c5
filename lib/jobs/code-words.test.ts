import { expect, it } from "vitest";
import { codeWords } from "./code-words";

it.each([
  ["FURNITURE_ASSEMBLY", "Furniture assembly"],
  ["CreditCard", "Credit card"],
  ["on_the_way", "On the way"],
  ["TV_MOUNT_55", "Tv mount 55"],
])("reads %s as %s", (code, words) => expect(codeWords(code)).toBe(words));

it.each(["Visa ending in 1111", "Invoice", "TPMS", "113-1234567", "家具", "iPhone", ""])(
  "leaves %j as it came",
  (text) => expect(codeWords(text)).toBe(text),
);
