import { createProviderClaims } from "./provider-claims";
import { asksTheProviderAgain } from "./testing/claims-contract";

asksTheProviderAgain(createProviderClaims);
