/** A line without axes: whether it rises or falls, no more. */
export function Spark({ values }: { values: (number | null)[] }) {
  const known = values.filter((value): value is number => value !== null)
  if (known.length < 2) return <div style={{ height: 32 }} aria-hidden />
  const low = Math.min(0, ...known)
  const high = Math.max(...known) || 1
  const points = values
    .map((value, place) =>
      value === null
        ? null
        : `${((place / (values.length - 1)) * 100).toFixed(2)},${(30 - ((value - low) / (high - low)) * 28).toFixed(2)}`,
    )
    .filter((point) => point !== null)
  return (
    <svg
      viewBox="0 0 100 32"
      preserveAspectRatio="none"
      width="100%"
      height={32}
      aria-hidden
      style={{ display: 'block' }}
    >
      <polygon
        points={`${points[0]?.split(',')[0]},31 ${points.join(' ')} ${points.at(-1)?.split(',')[0]},31`}
        fill="var(--mantine-color-petrol-6)"
        opacity={0.14}
      />
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--mantine-color-petrol-6)"
        strokeWidth={1.6}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
