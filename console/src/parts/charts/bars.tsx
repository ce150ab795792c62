import '@mantine/charts/styles.css'
import { BarChart, ChartTooltip } from '@mantine/charts'
import { useId } from 'react'
import { type Bar, type Series, toneOf } from './series.ts'

/** What a pattern has on its own colour: lines or dots of the ground. */
const Marks = ({ pattern }: { readonly pattern: 'plain' | 'striped' | 'dotted' }) => {
  const ground = { stroke: 'var(--mantine-color-body)', fill: 'var(--mantine-color-body)' }
  if (pattern === 'striped') return <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" strokeWidth={1.4} style={ground} />
  return pattern === 'dotted' ? <circle cx={3} cy={3} r={1} style={ground} /> : null
}

const Patterns = ({ id, series }: { readonly id: string; readonly series: readonly Series[] }) => (
  <defs>
    {series.map(({ key }, place) => {
      const { color, pattern } = toneOf(place)
      return (
        <pattern key={key} id={`${id}-${place}`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} style={{ fill: color }} />
          <Marks pattern={pattern} />
        </pattern>
      )
    })}
  </defs>
)

type Props = {
  readonly bars: readonly Bar[]
  readonly series: readonly Series[]
  readonly isStacked: boolean
  /** In pixels. */
  readonly height: number
  readonly nameWidth: number
}

/** Bars that lie, each below the other, with its figure at its end. In a chunk of its own: it is larger than most pages. */
export const Bars = ({ bars, series, isStacked, height, nameWidth }: Props) => {
  const id = useId()
  const drawn = series.map(({ key, label }, place) => ({ name: key, label, color: `url(#${id}-${place})` }))
  return (
    <BarChart
      h={height}
      data={bars.map(({ name, values }) => ({ name, ...values }))}
      dataKey="name"
      series={drawn}
      type={isStacked ? 'stacked' : 'default'}
      orientation="vertical"
      gridAxis="x"
      tickLine="none"
      withBarValueLabel={!isStacked}
      valueFormatter={(value) => value.toLocaleString('en')}
      yAxisProps={{ width: nameWidth, interval: 0 }}
      xAxisProps={{ allowDecimals: false }}
      barProps={{ isAnimationActive: false, maxBarSize: 20 }}
      barChartProps={{ accessibilityLayer: false, barCategoryGap: '18%' }}
      tooltipAnimationDuration={0}
      tooltipProps={{
        content: ({ label, payload }) => (
          <ChartTooltip label={label} payload={[...(payload ?? [])]} series={drawn} showColor={false} />
        ),
      }}
    >
      <Patterns id={id} series={series} />
    </BarChart>
  )
}
