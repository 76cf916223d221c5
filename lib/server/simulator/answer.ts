import "server-only";

/**
 * One answer, and how it reaches the client: whole, cut in the middle of its body, not at all as the
 * connection ends (reset), or never.
 */
export type Answer = {
  status: number;
  body: string;
  headers: Record<string, string>;
  transmission: "whole" | "cut" | "reset" | "never";
  /** Extra waiting before the answer, in milliseconds. */
  delayMs: number;
};

/** An entry of Amazon's error list (Amazon: Services API v1 model, `Error`). */
export type ApiError = { code: string; message: string; details: string };

const JSON_TYPE = "application/json";

export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    body: JSON.stringify(value),
    headers: { "content-type": JSON_TYPE, ...headers },
    transmission: "whole",
    delayMs: 0,
  };
}

export function refusal(
  status: number,
  code: string,
  message: string,
  details = "",
  headers: Record<string, string> = {},
): Answer {
  const error: ApiError = { code, message, details };
  return jsonAnswer(status, { errors: [error] }, headers);
}

/** A broken rule of an operation's input. */
export function invalidInput(message: string): Answer {
  return refusal(400, "InvalidInput", message);
}

/** What the gateway says to malformed HTTP before the API sees it (Amazon: 400 with an HTML body). */
export function gatewayRefusal(): Answer {
  return {
    status: 400,
    body: "<html>\n<head><title>400 Bad Request</title></head>\n<body><center><h1>400 Bad Request</h1></center></body>\n</html>\n",
    headers: { "content-type": "text/html", connection: "close" },
    transmission: "whole",
    delayMs: 0,
  };
}

export function quotaExceeded(): Answer {
  return refusal(429, "QuotaExceeded", "You exceeded your quota for the requested resource.");
}

export function accessDenied(details: string): Answer {
  return refusal(403, "Unauthorized", "Access to requested resource is denied.", details, {
    "x-amzn-errortype": "AccessDeniedException",
  });
}

export function missingAuthenticationToken(): Answer {
  return refusal(403, "MissingAuthenticationToken", "Missing Authentication Token", "", {
    "x-amzn-errortype": "MissingAuthenticationTokenException",
  });
}

export function notYourJob(): Answer {
  return refusal(
    403,
    "UnauthorizedAction",
    "Not authorized to access this resource. Please check your input again.",
  );
}
