import Link from "next/link";

/** Leads to a member's page by their name. */
export function PersonLink({ slug, id, name }: { slug: string; id: string; name: string }) {
  return (
    <Link
      href={`/w/${slug}/admin/members/${id}`}
      prefetch={false}
      className="rounded-sm decoration-line-strong underline-offset-3 hover:underline"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
