import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { type Sources, sourcesQuery } from '../../api/reports.ts'
import { Chart } from '../../parts/charts/chart.tsx'
import type { Series } from '../../parts/charts/series.ts'
import { type Column, DataTable } from '../../parts/tables/data-table.tsx'
import { number, share } from './figures.ts'
import { ReportFrame, type ReportProps, type Shown } from './report-frame.tsx'

const series: readonly Series[] = [
  { key: 'leads', label: 'Leads' },
  { key: 'showings', label: 'Showings completed' },
  { key: 'applications', label: 'Applications received' },
]

type SourceRow = Sources['data'][number]

const columns: readonly Column<SourceRow>[] = [
  { key: 'source', head: 'Source', isName: true, cell: (row) => row.source_display },
  { key: 'leads', head: 'Leads', isNumber: true, cell: ({ leads }) => number(leads) },
  { key: 'scheduled', head: 'Showings scheduled', isNumber: true, cell: (row) => number(row.showings_scheduled) },
  { key: 'completed', head: 'Showings completed', isNumber: true, cell: (row) => number(row.showings_completed) },
  { key: 'received', head: 'Applications', isNumber: true, cell: (row) => number(row.applications_submitted) },
  { key: 'approved', head: 'Approved', isNumber: true, cell: (row) => number(row.apps_approved) },
  {
    key: 'rate',
    head: 'Approved of leads',
    isNumber: true,
    cell: ({ leads, apps_approved: approved }) => share(approved, leads),
  },
]

const mostBars = 12

const show = ({ data, has_more: hasMore }: Sources): Shown => {
  if (data.length === 0) return null
  const rows = data.toSorted((one, other) => other.leads - one.leads)
  const bars = rows.slice(0, mostBars).map((row) => ({
    name: row.source_display,
    values: {
      leads: row.leads,
      showings: row.showings_completed,
      applications: row.applications_submitted,
    },
  }))
  const rest = rows.length > mostBars ? ` The picture has the first ${mostBars} of ${number(rows.length)}.` : ''
  return {
    summary: `${rows[0]?.source_display} brought the most leads.${rest}${hasMore ? ' Further sources are left out.' : ''}`,
    picture: <Chart series={series} bars={bars} />,
    table: (
      <DataTable caption="What each source brought" columns={columns} rows={rows} keyOf={(row) => row.source_key} />
    ),
  }
}

export const SourcesReport = ({ window }: ReportProps) => {
  const query = useQuery(sourcesQuery(useAccount().id, window))
  return (
    <ReportFrame
      name="sources"
      title="Sources"
      about="What each source brought: leads that came in these days, and what happened in them."
      window={window}
      query={query}
      show={show}
    />
  )
}
