import Link from "next/link";
import { routes } from "@/lib/ground/routes";

/** Leads to a member's page by their name. */
export function PersonLink({ slug, id, name }: { slug: string; id: string; name: string }) {
  return (
    <Link
      href={routes.member(slug, id)}
      prefetch={false}
      className="rounded-sm decoration-line-strong underline-offset-3 hover:underline"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
