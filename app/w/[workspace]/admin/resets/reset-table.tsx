import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { ListedReset } from "@/lib/use-cases/resets/list";
import { sayIdentityCheck } from "../identity-check-words";
import { ResetStateBadge } from "./reset-state-badge";

/** Lists resets, newest first. Each links to what happened and what can be done. */
export function ResetTable({ resets, slug, now }: { resets: ListedReset[]; slug: string; now: Date }) {
  const head = (
    <>
      <Th>Member</Th>
      <Th>State</Th>
      <Th>By</Th>
      <Th>Identity check</Th>
      <Th>When</Th>
    </>
  );
  return (
    <Table label="Resets" head={head}>
      {resets.map((reset) => (
        <tr key={reset.id}>
          <Td fill>
            <TextLink href={routes.reset(slug, reset.id)}>
              <bdi>{reset.member.name}</bdi>
            </TextLink>
          </Td>
          <Td>
            <ResetStateBadge state={reset.state} restored={reset.restoredAt !== null} />
          </Td>
          <Td className="whitespace-nowrap">
            <bdi>{reset.issuedBy ?? "The operator"}</bdi>
          </Td>
          <Td className="max-w-60 truncate">{sayIdentityCheck(reset.identityCheck)}</Td>
          <Td className="whitespace-nowrap">
            <Time at={reset.requestedAt} form="ago" now={now} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
