import type { Role } from "./permissions";

/** Somebody who is signed in. */
export type User = { id: string; name: string; email: string | null; role: Role };
