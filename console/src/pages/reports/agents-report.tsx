import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { type Agents, agentsQuery } from '../../api/reports.ts'
import { Chart } from '../../parts/charts/chart.tsx'
import type { Series } from '../../parts/charts/series.ts'
import { type Column, DataTable } from '../../parts/tables/data-table.tsx'
import { number } from './figures.ts'
import { ReportFrame, type ReportProps, type Shown } from './report-frame.tsx'

const series: readonly Series[] = [
  { key: 'assigned', label: 'Prospects assigned' },
  { key: 'showings', label: 'Showings completed' },
  { key: 'leases', label: 'Leases signed' },
]

type AgentRow = Agents['data'][number]

const nameOf = ({ user_id: id, name }: AgentRow): string => (id === null ? 'Nobody' : (name ?? id.slice(0, 8)))

const columns: readonly Column<AgentRow>[] = [
  { key: 'name', head: 'Agent', isName: true, cell: nameOf },
  { key: 'assigned', head: 'Assigned', isNumber: true, cell: (row) => number(row.prospects_assigned) },
  { key: 'scheduled', head: 'Showings scheduled', isNumber: true, cell: (row) => number(row.showings_scheduled) },
  { key: 'completed', head: 'Showings completed', isNumber: true, cell: (row) => number(row.showings_completed) },
  { key: 'submitted', head: 'Applications', isNumber: true, cell: (row) => number(row.applications_submitted) },
  { key: 'approved', head: 'Approved', isNumber: true, cell: (row) => number(row.applications_approved) },
  { key: 'leases', head: 'Leases', isNumber: true, cell: (row) => number(row.leases_signed) },
  { key: 'moved', head: 'Moved in', isNumber: true, cell: (row) => number(row.moved_in) },
]

const mostBars = 12

const show = ({ data, has_more: hasMore }: Agents): Shown => {
  if (data.length === 0) return null
  const rows = data.toSorted((one, other) => other.prospects_assigned - one.prospects_assigned)
  const bars = rows.slice(0, mostBars).map((row) => ({
    name: nameOf(row),
    values: {
      assigned: row.prospects_assigned,
      showings: row.showings_completed,
      leases: row.leases_signed,
    },
  }))
  return {
    ...(hasMore ? { summary: 'Only the first 1,000 agents are here.' } : {}),
    picture: <Chart series={series} bars={bars} />,
    table: (
      <DataTable
        caption="What became of whose prospects"
        columns={columns}
        rows={rows}
        keyOf={({ user_id: id }) => id ?? 'nobody'}
      />
    ),
  }
}

export const AgentsReport = ({ window }: ReportProps) => {
  const query = useQuery(agentsQuery(useAccount().id, window))
  return (
    <ReportFrame
      name="agents"
      title="Agents"
      about="What happened in these days, counted for who had the prospect then: for each of them, if there were several."
      window={window}
      query={query}
      show={show}
    />
  )
}
