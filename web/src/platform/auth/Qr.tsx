import { useEffect, useState } from 'react';
import { Skeleton } from '../ui/States';

/** A QR code as one path of dark squares, drawn here: what it says goes nowhere. */
export default function Qr({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('uqr').then(({ encode }) => {
      const { data, size } = encode(text, { ecc: 'M', border: 4 });
      const squares = data.flatMap((row, y) =>
        row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
      );
      if (wanted) {
        setDrawn({ size, path: squares.join('') });
      }
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  return drawn ? (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      shapeRendering="crispEdges"
    >
      <path d={drawn.path} />
    </svg>
  ) : (
    <Skeleton lines={3} />
  );
}
