import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { type Funnel, funnelQuery } from '../../api/reports.ts'
import { Chart } from '../../parts/charts/chart.tsx'
import type { Series } from '../../parts/charts/series.ts'
import { StageBadge } from '../../parts/stage-badge.tsx'
import { type Column, DataTable } from '../../parts/tables/data-table.tsx'
import { number, share } from './figures.ts'
import { ReportFrame, type ReportProps, type Shown } from './report-frame.tsx'

const series: readonly Series[] = [
  { key: 'went_on', label: 'Went on' },
  { key: 'open', label: 'Still there' },
  { key: 'lost', label: 'Lost' },
]

/** A row with what is left of all leads, and of those of the stage before. */
type Step = Funnel['data'][number] & { readonly leads: number; readonly before: number }

const columns: readonly Column<Step>[] = [
  { key: 'stage', head: 'Stage', isName: true, cell: ({ stage }) => <StageBadge stage={stage} /> },
  { key: 'reached', head: 'Came to it', isNumber: true, cell: ({ reached }) => number(reached) },
  { key: 'leads', head: 'Of all leads', isNumber: true, cell: ({ reached, leads }) => share(reached, leads) },
  {
    key: 'drop',
    head: 'Drop-off before',
    isNumber: true,
    cell: ({ reached, before, stage }) => (stage === 'lead' ? '–' : share(before - reached, before)),
  },
  { key: 'went_on', head: 'Went on', isNumber: true, cell: (row) => number(row.went_on) },
  { key: 'open', head: 'Still there', isNumber: true, cell: ({ open }) => number(open) },
  { key: 'lost', head: 'Lost', isNumber: true, cell: ({ lost }) => number(lost) },
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const show = ({ data }: Funnel): Shown => {
  const leads = data[0]?.reached ?? 0
  if (leads === 0) return null
  const steps = data.map((row, index) => ({ ...row, leads, before: data[index - 1]?.reached ?? leads }))
  const bars = data.map(({ stage, went_on: wentOn, open, lost }) => ({
    name: capital(stage),
    values: { went_on: wentOn, open, lost },
  }))
  const signed = data.find(({ stage }) => stage === 'lease')?.reached ?? 0
  return {
    summary: `${number(leads)} leads, of which ${number(signed)} (${share(signed, leads)}) came to a lease`,
    picture: <Chart series={series} bars={bars} isStacked />,
    table: <DataTable caption="Funnel by stage" columns={columns} rows={steps} keyOf={({ stage }) => stage} />,
  }
}

export const FunnelReport = ({ window }: ReportProps) => {
  const query = useQuery(funnelQuery(useAccount().id, window))
  return (
    <ReportFrame
      name="funnel"
      title="Funnel"
      about="Of the prospects that came in these days: how far each has come, and where the others ended."
      window={window}
      query={query}
      show={show}
    />
  )
}
