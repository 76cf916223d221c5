import NextAuth from "next-auth";
import { guardAuth } from "@/lib/server/auth/guard-auth";
import { authOptions } from "@/lib/server/auth/options";

const handler = guardAuth((request, context) => NextAuth(request, context, authOptions()));

export { handler as GET, handler as POST };
