import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { type FirstContact, firstContactQuery } from '../../api/reports.ts'
import { Chart } from '../../parts/charts/chart.tsx'
import { type Column, DataTable } from '../../parts/tables/data-table.tsx'
import { minutesText, number, share } from './figures.ts'
import { ReportFrame, type ReportProps, type Shown } from './report-frame.tsx'

type Row = FirstContact['data'][number] & { readonly all: number; readonly upTo: number | null }

const columns: readonly Column<Row>[] = [
  { key: 'time', head: 'Time', isName: true, cell: ({ time }) => time },
  { key: 'prospects', head: 'Prospects', isNumber: true, cell: ({ prospects }) => number(prospects) },
  { key: 'share', head: 'Share', isNumber: true, cell: ({ prospects, all }) => share(prospects, all) },
  {
    key: 'up_to',
    head: 'By then',
    isNumber: true,
    cell: ({ upTo, all }) => (upTo === null ? '–' : share(upTo, all)),
  },
]

const show = ({ data, prospects: all, contacted, median_minutes: median }: FirstContact): Shown => {
  if (all === 0) return null
  const rows = data.map((row, index) => ({
    ...row,
    all,
    upTo:
      row.time === 'not contacted' ? null : data.slice(0, index + 1).reduce((sum, { prospects }) => sum + prospects, 0),
  }))
  const half = median === null ? '' : `, half of them within ${minutesText(median)}`
  return {
    summary: `${number(contacted)} of ${number(all)} prospects (${share(contacted, all)}) were contacted${half}`,
    picture: (
      <Chart
        series={[{ key: 'prospects', label: 'Prospects' }]}
        bars={data.map(({ time, prospects }) => ({ name: time, values: { prospects } }))}
      />
    ),
    table: (
      <DataTable caption="Time to first contact" columns={columns} rows={rows} keyOf={({ time }) => time} isNarrow />
    ),
  }
}

export const FirstContactReport = ({ window }: ReportProps) => {
  const query = useQuery(firstContactQuery(useAccount().id, window))
  return (
    <ReportFrame
      name="first_contact"
      title="Time to first contact"
      about="Of the prospects that came in these days: how long it took until somebody of the team wrote or talked to them."
      window={window}
      query={query}
      show={show}
    />
  )
}
