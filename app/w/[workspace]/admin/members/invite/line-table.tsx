import { Table, Td, Th } from "@/components/ui/table";
import { showAddress } from "@/lib/ground/readable-address";
import { useInviteWords } from "./invite-words";
import { type SaidLine, sayLine } from "./line-words";

/** The most lines that a page lists. */
export const linesShownAtMost = 200;

/** Lists lines of a file with what became of them, or would. */
export function LineTable({ label, lines }: { label: string; lines: SaidLine[] }) {
  const { words, number } = useInviteWords();
  return (
    <Table
      label={label}
      head={
        <>
          <Th numeric>{words.line}</Th>
          <Th className="w-full">{words.lineAndResult}</Th>
        </>
      }
    >
      {lines.slice(0, linesShownAtMost).map((line) => (
        <tr key={line.line}>
          <Td numeric>{number(line.line)}</Td>
          <Td className="max-w-0 leading-4">
            <bdi className="block truncate font-mono text-13">{showAddress(line.address)}</bdi>
            <span className="text-13 text-ink-soft">{sayLine(line, words, number)}</span>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
