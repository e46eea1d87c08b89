import { QRCodeSVG } from "qrcode.react";
import { Enlarge } from "./enlarge";

type Props = { value: string; label?: string };

/** What each version holds in bytes at the lowest level of error correction (ISO/IEC 18004, table 7). A screen has no dirt on it. */
const capacity = [
  17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858, 929, 1003, 1091, 1171,
  1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699, 2809, 2953,
];

const quietZone = 4;
const leastModule = 4;
const leastWidth = 200;

/**
 * Draws a QR code for scanning from a screen: dark on light in both themes, four modules of quiet zone (ISO/IEC 18004 §6.3.8). Each
 * module has at least four pixels, so a longer text makes a larger picture; "Larger" lets it take the width there is.
 */
export function QrCode({ value, label = "QR code" }: Props) {
  const version = capacity.findIndex((bytes) => bytes >= new TextEncoder().encode(value).length) + 1;
  const modules = 17 + 4 * version + 2 * quietZone;
  return (
    <Enlarge>
      <QRCodeSVG
        value={value}
        level="L"
        minVersion={version}
        marginSize={quietZone}
        size={modules * Math.max(leastModule, Math.ceil(leastWidth / modules))}
        role="img"
        aria-label={label}
        className="block h-auto max-w-full rounded bg-white ring-1 ring-line forced-color-adjust-none group-data-[large=true]:w-full"
      />
    </Enlarge>
  );
}
