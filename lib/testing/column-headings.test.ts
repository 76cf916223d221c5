import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { columnNameOf } from "@/lib/jobs/lookup/named-column";
import { readCatalogue } from "./catalogue";

it.each(LOCALES)(
  "a table with the headings of %s is read by the lookup and the filters",
  (locale) => {
    const catalogue = readCatalogue(locale);
    const names = {
      "jobs.columns.order": "order",
      "jobs.columns.jobId": "job",
      "jobs.columns.tracking": "tracking",
      "jobs.columns.store": "store",
      "jobs.columns.skills": "skill",
      "jobs.columns.created": null,
      "jobs.columns.items": null,
      "lookup.kind.order": "order",
      "lookup.kind.job": "job",
      "lookup.kind.productOrder": "productOrder",
      "lookup.kind.tracking": "tracking",
      "filters.jobs.name.order": "order",
      "filters.jobs.name.productOrder": "productOrder",
      "filters.jobs.name.tracking": "tracking",
      "filters.jobs.name.store": "store",
      "filters.jobs.name.skill": "skill",
    };
    const read = Object.keys(names).map((key) => [key, columnNameOf(catalogue.get(key) ?? "")]);
    expect(Object.fromEntries(read)).toEqual(names);
  },
);
