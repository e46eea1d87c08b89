import Link from "next/link";
import { routes } from "@/lib/ground/routes";

/** Links a member's name to their page. */
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
