import type { Role } from "./role";

/** Somebody who is signed in. */
export type User = { id: string; name: string; email: string | null; role: Role };
