import { Table, Td, Th } from "@/components/ui/table";
import { showAddress } from "@/lib/ground/readable-address";
import { type SaidLine, sayLine } from "./line-words";

/** The most lines that a page lists. */
export const linesShownAtMost = 200;

/** Lists lines of a file with what became of them, or would. */
export function LineTable({ label, lines }: { label: string; lines: SaidLine[] }) {
  return (
    <Table
      label={label}
      head={
        <>
          <Th numeric>Line</Th>
          <Th className="w-full">Address and result</Th>
        </>
      }
    >
      {lines.slice(0, linesShownAtMost).map((line) => (
        <tr key={line.line}>
          <Td numeric>{line.line.toLocaleString("en")}</Td>
          <Td className="max-w-0 leading-4">
            <bdi className="block truncate font-mono text-13">{showAddress(line.address)}</bdi>
            <span className="text-13 text-ink-soft">{sayLine(line)}</span>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
