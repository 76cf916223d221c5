import "server-only";
import { type Answer, invalidInput, jsonAnswer } from "./answer";
import { InvalidQuery, readListQuery } from "./list-query";
import { parseQueryString } from "./query-string";

const PAGE_TOKEN = "merchantSklktoreIdbcdcd2ad-5883-4e48-b114-f13328a9e9f";
const BROKEN_DETAIL_ID = "validJobId-48b6d5a3-b708-dbe9-038d-dd95e8d74iut";

/** Amazon: Services API v1 model, `x-amzn-api-sandbox` of `getServiceJobs`, case 200. */
const LISTING = {
  payload: {
    totalResultSize: 1,
    nextPageToken: PAGE_TOKEN,
    previousPageToken: PAGE_TOKEN,
    jobs: [
      {
        serviceOrderId: "2345324",
        serviceJobId: "34534399990035",
        createTime: "2019-12-11T14:49:53.952Z",
        serviceJobStatus: "COMPLETED",
        buyer: { name: "nameExample" },
        appointments: [
          {
            appointmentId: "appointmentIdExample",
            appointmentStatus: "COMPLETED",
            appointmentTime: { startTime: "2020-01-31T06:38:56.961Z", durationInMinutes: 60 },
            assignedTechnicians: [{ technicianId: "technicianIdExample", name: "nameExample" }],
          },
        ],
      },
    ],
  },
};

/** The static sandbox: one page for every valid question, and one error case by its trigger. */
export function sandboxServiceJobs(query: string): Answer {
  const parameters = parseQueryString(query);
  if (!parameters) return noMatch();
  const triggers400 = parameters.get("createdAfter") === "TEST_CASE_400";
  if (triggers400) parameters.set("createdAfter", "2020-01-01T00:00:00Z");
  try {
    readListQuery(parameters);
  } catch (error) {
    if (error instanceof InvalidQuery) return noMatch();
    throw error;
  }
  if (!triggers400) return jsonAnswer(200, LISTING);
  return jsonAnswer(400, { errors: [{ code: "InvalidInput", message: "Invalid Input" }] });
}

/** The sandbox's detail cases: an empty payload, also as the 400 of one id. */
export function sandboxServiceJob(id: string): Answer {
  return jsonAnswer(id === BROKEN_DETAIL_ID ? 400 : 200, { payload: {} });
}

function noMatch(): Answer {
  return invalidInput("Could not match input arguments");
}
