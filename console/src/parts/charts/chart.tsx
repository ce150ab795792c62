import type { CSSProperties } from 'react'
import classes from './chart.module.css'
import { type Bar, largestOf, type Series, shareOf, toneOf } from './series.ts'

const text = (value: number): string => value.toLocaleString('en')

const Legend = ({ series }: { readonly series: readonly Series[] }) => (
  <div className={classes['legend']}>
    {series.map(({ key, label }, place) => {
      const { color, pattern } = toneOf(place)
      return (
        <span key={key} className={classes['item']}>
          <span className={classes['swatch']} data-pattern={pattern} style={{ '--tone': color } as CSSProperties} />
          {label}
        </span>
      )
    })}
  </div>
)

type LineProps = {
  readonly bar: Bar
  /** What follows each other in the line, each with its place among all series. */
  readonly parts: readonly (readonly [Series, number])[]
  /** What a line has that is as long as can be. */
  readonly largest: number
}

const Line = ({ bar: { name, values }, parts, largest }: LineProps) => (
  <div className={classes['line']}>
    {parts.map(([{ key, label }, place]) => {
      const { color, pattern } = toneOf(place)
      const value = values[key] ?? 0
      return (
        <span
          key={key}
          className={classes['fill']}
          data-pattern={pattern}
          title={`${name}, ${label}: ${text(value)}`}
          style={{ '--tone': color, '--share': shareOf(value, largest) } as CSSProperties}
        />
      )
    })}
    <span className={classes['value']}>{text(parts.reduce((sum, [{ key }]) => sum + (values[key] ?? 0), 0))}</span>
  </div>
)

type Props = {
  readonly bars: readonly Bar[]
  readonly series: readonly Series[]
  /** The series of a bar follow each other in one line; else each has a line. */
  readonly isStacked?: boolean
}

/**
 * A picture of the figures in a table that stands beside it, which is why screen readers skip it: bars that lie, each below the other,
 * with its figure at its end. Its kinds of bars are told apart by pattern as well as by colour.
 */
export const Chart = ({ bars, series, isStacked = false }: Props) => {
  const all = series.map((one, place) => [one, place] as const)
  const lines = isStacked ? [all] : all.map((one) => [one])
  const largest = largestOf(bars, series, isStacked)
  return (
    <div className={classes['chart']} aria-hidden="true">
      {series.length > 1 && <Legend series={series} />}
      <div className={classes['bars']}>
        {bars.map((bar) => (
          <div key={bar.name} className={classes['bar']}>
            <span className={classes['name']} title={bar.name} dir="auto">
              {bar.name}
            </span>
            <div>
              {lines.map((parts) => (
                <Line key={parts[0]?.[0].key} bar={bar} parts={parts} largest={largest} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
