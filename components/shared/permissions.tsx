"use client";

import { createContext, type ReactNode, use } from "react";
import type { Role } from "@/lib/access/permissions";
import { may, type Permission } from "@/lib/access/permissions";

const CurrentRole = createContext<Role>("viewer");

export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <CurrentRole value={role}>{children}</CurrentRole>;
}

/** Whether a control is offered. The server decides again whatever the screen believes. */
export function useMay(permission: Permission): boolean {
  return may(use(CurrentRole), permission);
}
