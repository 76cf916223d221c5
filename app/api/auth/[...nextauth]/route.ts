import { answerAuth } from "@/lib/server/auth/answer-auth";
import { guardAuth } from "@/lib/server/auth/guard-auth";

const handler = guardAuth(answerAuth);

export { handler as GET, handler as POST };
