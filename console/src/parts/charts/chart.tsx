import { Skeleton } from '@mantine/core'
import { type CSSProperties, lazy, Suspense } from 'react'
import classes from './chart.module.css'
import { type Bar, type Series, toneOf } from './series.ts'

const Bars = lazy(() => import('./bars.tsx').then((module) => ({ default: module.Bars })))

type Props = {
  readonly bars: readonly Bar[]
  readonly series: readonly Series[]
  /** The series of a bar follow each other in one line; else each has a line. */
  readonly isStacked?: boolean
  readonly nameWidth?: number
}

const lineHeight = 18
const gapHeight = 12
const axisHeight = 44

/**
 * A picture of the figures in a table that stands beside it, which is why screen readers skip it. Its kinds of bars are told apart by
 * pattern as well as by colour.
 */
export const Chart = ({ bars, series, isStacked = false, nameWidth = 110 }: Props) => {
  const lines = isStacked ? 1 : series.length
  const height = bars.length * (lines * lineHeight + gapHeight) + axisHeight
  return (
    <div className={classes['chart']} aria-hidden="true">
      {series.length > 1 && (
        <div className={classes['legend']}>
          {series.map(({ key, label }, place) => {
            const { color, pattern } = toneOf(place)
            return (
              <span key={key} className={classes['item']}>
                <span
                  className={classes['swatch']}
                  data-pattern={pattern}
                  style={{ '--tone': color } as CSSProperties}
                />
                {label}
              </span>
            )
          })}
        </div>
      )}
      <Suspense fallback={<Skeleton height={height} />}>
        <Bars bars={bars} series={series} isStacked={isStacked} height={height} nameWidth={nameWidth} />
      </Suspense>
    </div>
  )
}
