import { useMemo } from 'react'
import { encode } from 'uqr'

/** A text as a picture that phones read. Black on white in dark mode too: many readers know no other. */
export const QrPicture = ({
  text,
  label,
  size = 176,
}: {
  readonly text: string
  readonly label: string
  readonly size?: number
}) => {
  const { side, path } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: 4 })
    const squares = data.flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { side: data.length, path: squares.join('') }
  }, [text])
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
