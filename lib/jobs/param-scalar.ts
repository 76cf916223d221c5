import { accepted, type Param, refused } from "@/lib/url/param";
import { idParam } from "@/lib/url/param-scalar";

export const marketplaceParam: Param<string | null> = {
  read(text, context) {
    if (!context?.marketplaces || context.marketplaces.includes(text)) return accepted(text);
    return refused(null, {
      code: "marketplaceUnknown",
      detail: `This dashboard is set up for ${context.marketplaces.join(", ")}.`,
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

/** Amazon: a service job id has at most 100 characters (Services API v1 model). */
const JOB_ID_LENGTH = 100;

export const jobParam = idParam(JOB_ID_LENGTH, `A job id has at most ${JOB_ID_LENGTH} characters.`);
