import Hourglass from "lucide-react/icons/hourglass";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { safeCallbackUrl } from "@/lib/http/callback-url";
import { toUrlSearchParams } from "@/lib/server/http/search-params";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Longer than anybody's debt lasts. */
const LONGEST_WAIT_S = 3_600;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.slowDown");
  return { title: t("title") };
}

/** Where somebody is led who opens pages faster than one person may. */
export default async function SlowDownPage({ searchParams }: Props) {
  const t = await getTranslations("common.slowDown");
  const params = toUrlSearchParams(await searchParams);
  const wait = Number(params.get("wait"));
  const seconds = wait >= 1 && wait <= LONGEST_WAIT_S ? Math.ceil(wait) : 1;
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        level={1}
        icon={<Hourglass />}
        title={t("title")}
        text={t("text", { seconds })}
        actions={
          <LinkButton
            href={safeCallbackUrl(params.get("back") ?? undefined, (await headers()).get("host"))}
            variant="primary"
            prefetch={false}
          >
            {t("retry")}
          </LinkButton>
        }
      />
    </main>
  );
}
