import { describe, expect, it } from "vitest";
import { ACTION_STATES, JOB_ACTIONS } from "@/lib/actions/job-action";
import { REFUSAL_REASONS } from "@/lib/actions/refusal-reasons";
import { LOCALES } from "@/lib/i18n/locales";
import { readCatalogue } from "@/lib/testing/catalogue";

/** Amazon's codes of a technician who does not fit (Services API v1 model, cases of its sandbox). */
const UNFIT = [
  "RESOURCES_MISMATCHED_SERVICE_LOCATION_TYPE",
  "RESOURCES_MISSING_REQUIRED_SKILLS",
  "RESOURCES_NOT_AVAILABLE_IN_LOCATION",
  "RESOURCES_NOT_REGISTERED_UNDER_MERCHANT",
  "RESOURCES_BACKGROUND_CHECK_INCOMPLETE",
  "RESOURCES_NOT_AVAILABLE_IN_TIME_WINDOW",
];

describe.each(LOCALES)("the catalogue of %s", (locale) => {
  const catalogue = readCatalogue(locale);
  const wordsOf = (group: string, names: readonly string[]) =>
    names.map((name) => catalogue.get(`actions.${group}.${name}`));

  it("says each reason of a refusal, and no two alike", () => {
    const words = wordsOf("refusal", REFUSAL_REASONS);
    expect(words).not.toContain(undefined);
    expect(new Set(words).size).toBe(REFUSAL_REASONS.length);
  });

  it("says each code of a technician who does not fit, and no two alike", () => {
    const words = wordsOf("unfit", UNFIT);
    expect(words).not.toContain(undefined);
    expect(new Set(words).size).toBe(UNFIT.length);
  });

  it("names each action and each end of one", () => {
    expect(wordsOf("receipts.what", JOB_ACTIONS)).not.toContain(undefined);
    expect(wordsOf("receipts.state", ACTION_STATES)).not.toContain(undefined);
  });
});
