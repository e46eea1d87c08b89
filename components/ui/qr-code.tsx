import { QRCodeSVG } from "qrcode.react";
import { joinClasses } from "./join-classes";

type Props = { value: string; label?: string; className?: string };

/**
 * Draws a QR code for scanning from a screen: black on white in both themes, four modules of quiet zone (ISO/IEC 18004 §6.3.8),
 * at least 200 px wide.
 */
export function QrCode({ value, label = "QR code", className }: Props) {
  return (
    <QRCodeSVG
      value={value}
      level="M"
      marginSize={4}
      size={208}
      role="img"
      aria-label={label}
      className={joinClasses("block size-52 shrink-0 rounded border border-line bg-white", className)}
    />
  );
}
