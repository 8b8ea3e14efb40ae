import { Skeleton } from '@mantine/core'
import { type ComponentProps, lazy, Suspense } from 'react'

// The chart library is larger than all the rest: it comes after the figures, and on no page without a chart.
const LazyTrend = lazy(() => import('./Trend'))
const LazyDonut = lazy(() => import('./Donut'))

export function Trend(props: ComponentProps<typeof LazyTrend>) {
  return (
    <Suspense fallback={<Skeleton h={props.height ?? 260} />}>
      <LazyTrend {...props} />
    </Suspense>
  )
}

export function Donut(props: ComponentProps<typeof LazyDonut>) {
  return (
    <Suspense fallback={<Skeleton h={190} w={190} circle mx="auto" />}>
      <LazyDonut {...props} />
    </Suspense>
  )
}

const LazyBand = lazy(() => import('./Band'))

export function Band(props: ComponentProps<typeof LazyBand>) {
  return (
    <Suspense fallback={<Skeleton h={300} />}>
      <LazyBand {...props} />
    </Suspense>
  )
}
