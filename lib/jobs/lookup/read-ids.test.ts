import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanId } from "@/lib/url/pasted-text";
import { isShortened } from "./lookup-result";
import { readIds } from "./read-ids";
import { sortIds } from "./sort-ids";

const A = "113-1234567-7654321";
const B = "34000164006504";
const C = "TBA123456789012";

describe("readIds", () => {
  it.each([
    ["lines", `${A}\n${B}\r\n${C}\n`],
    ["commas and spaces", `${A}, ${B},${C} ,`],
    ["semicolons", `${A};${B}; ${C}`],
    ["tabs of a spreadsheet's row", `${A}\t${B}\t${C}`],
    ["bars of a table", `| ${A} | ${B} | ${C} |`],
    ["a quoted column", `"${A}"\n"${B}"\n"${C}"`],
    ["a JSON array", `["${A}","${B}","${C}"]`],
    ["formulas that keep digits", `="${A}"\n="${B}"\n'${C}`],
    ["a column with a header", `Order ID\n${A}\n${B}\n${C}`],
    ["a header in one word", `\ufeffserviceOrderId,\n${A},\n${B},\n${C}`],
    ["headers as reports write them", `service-order-id\n${A}\nTracking No.\n${B}\n${C}`],
    ["a line of a mail", `Orders: #${A}, (${B}) and “${C}”.`],
    ["a list with bullets", `• ${A}\n- ${B}\n– ${C}`],
    ["wide characters", `１１３－1234567－7654321，${B}、${C}`],
    ["dashes of a word processor", `113–1234567‑7654321 ${B} ${C}`],
    ["Chinese labels", `订单号：${A}，工单编号：${B}；运单号：${C}。`],
    ["lines of an old Mac", `${A}\r${B}\r${C}\r`],
    ["Arabic commas and digits", `${A}، ٣٤٠٠٠١٦٤٠٠٦٥٠٤؛ ${C}`],
    ["characters that never show", `113-1234567-\u200b7654321\u00a0${B}\u2003\u202a${C}\u202c`],
  ])("reads %s", (_, text) => {
    expect(readIds(text)).toEqual([A, B, C]);
  });

  it("keeps the order, repetitions, and what is no id", () => {
    expect(readIds(`${B} banana ${A} ${B} 1_2`)).toEqual([B, "banana", A, B, "1_2"]);
  });

  it.each([
    ["3.4E+13", ["3.4E+13"]],
    ["3,40002E+13; 3,40003E+13", ["3.40002E+13", "3.40003E+13"]],
    ["Job ID,Date\n3.4E+13,2026-11-24\n3E+13,2026-11-24", ["3.4E+13", "3E+13"]],
    ["Auftrags-ID;Erstellt\n3,4E+13;24.11.2026", ["3.4E+13"]],
  ])("keeps what a spreadsheet has cut, whole: %j", (text, ids) => {
    expect(readIds(text)).toEqual(ids);
    expect(ids.every(isShortened)).toBe(true);
    expect(sortIds(ids)).toEqual({ ids: [], malformed: ids, duplicates: [] });
  });

  it.each(["", " \n\t", "Order ID", '-- • "" ,;|'])("finds nothing in %j", (text) => {
    expect(readIds(text)).toEqual([]);
  });

  const messy = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(A, B, C, "Order", "ID", "\u200b", "–", '"', "'", "=", "，", "\ufeff"),
          fc.string({ unit: "grapheme", maxLength: 6 }),
          fc.constantFrom(" ", ",", "\n", "\t", ";", "\r\n", "|"),
        ),
      )
      .map((parts) => parts.join("")),
  );

  it("throws for no text, and cleans what is clean into itself", () => {
    fc.assert(
      fc.property(messy, (text) => {
        const once = readIds(text);
        expect(readIds(once.join("\n"))).toEqual(once);
        expect(once.map(cleanId)).toEqual(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds every id, in order, however the list is written", () => {
    const id = fc.stringMatching(/^[0-9]{3}-[0-9]{7}-[0-9]{7}$|^TBA[0-9]{12}$|^34[0-9]{12}$/);
    const wrap = fc.constantFrom("", '"', "'", "“", " ");
    const separator = fc.constantFrom(",", ";", "\n", "\t", " ", ", ", "\r\n", ",\n");
    fc.assert(
      fc.property(fc.array(fc.tuple(id, wrap, separator)), (items) => {
        const text = items.map(([value, quote, end]) => quote + value + quote + end).join("");
        expect(readIds(`Order ID\n${text}`)).toEqual(items.map(([value]) => value));
      }),
    );
  });
});
