import "server-only";

/** What Login with Amazon knows an application and one selling partner's consent by. */
export type LwaCredentials = {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
};

/**
 * The credentials the simulator accepts unless told otherwise. They have the form of Amazon's and
 * open nothing but the simulator. The refresh token holds a `|`, as the real ones do.
 */
export const DEMO_CREDENTIALS: readonly [LwaCredentials] = [
  {
    clientId: "amzn1.application-oa2-client.simulator",
    clientSecret: "amzn1.oa2-cs.v1.simulator",
    refreshToken: "Atzr|simulator",
  },
];
