import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useAccount } from '../../api/accounts.ts'
import type { ReportName } from '../../api/reports.ts'
import { paths } from '../../app/paths.ts'
import { PageTitle } from '../../parts/page-title.tsx'
import { SubPages } from '../../parts/sub-pages/sub-pages.tsx'
import { dayNow, dayText } from '../../time/days.ts'
import { AgentsReport } from './agents-report.tsx'
import { FirstContactReport } from './first-contact-report.tsx'
import { FunnelReport } from './funnel-report.tsx'
import type { ReportProps } from './report-frame.tsx'
import { SourcesReport } from './sources-report.tsx'
import { type Span, spanFault, spanOf, windowOf } from './span.ts'
import { SpanPicker } from './span-picker.tsx'

type Report = { readonly key: ReportName; readonly name: string; readonly view: ComponentType<ReportProps> }

const funnel: Report = { key: 'funnel', name: 'Funnel', view: FunnelReport }
const reports: readonly Report[] = [
  funnel,
  { key: 'first_contact', name: 'First contact', view: FirstContactReport },
  { key: 'sources', name: 'Sources', view: SourcesReport },
  { key: 'agents', name: 'Agents', view: AgentsReport },
]

type ReportsSearch = { readonly report?: string; readonly start?: string; readonly end?: string }

const spanText = ({ first, last }: Span): string => {
  const form = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return `${dayText(first, form)} to ${dayText(last, form)}`
}

/** Reports over some days, which stand in the address: each as a picture, a table and a file. */
export const ReportsPage = () => {
  const account = useAccount()
  const { report: asked, start, end } = useSearch({ strict: false }) as ReportsSearch
  const navigate = useNavigate()
  const today = dayNow(Date.now(), account.time_zone)
  const span = spanOf({ start, end }, today)
  const report = reports.find(({ key }) => key === asked) ?? funnel
  const choose = ({ first, last }: Span): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, start: first, end: last }), replace: true })
  return (
    <>
      <PageTitle title="Reports" aside={spanText(span)} />
      <SubPages
        label="Reports"
        pages={reports.map(({ key, name }) => ({
          name,
          to: paths.reports,
          search: { report: key },
          isHere: key === report.key,
        }))}
      />
      <SpanPicker span={span} today={today} onChange={choose} />
      {spanFault(span) === null && <report.view window={windowOf(span, account.time_zone)} />}
    </>
  )
}
