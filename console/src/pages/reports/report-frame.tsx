import { Button, Group, Paper, Text, Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { ChartNoAxesColumn, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { type ReportName, type ReportWindow, reportFile } from '../../api/reports.ts'
import { Beside } from '../../parts/charts/beside.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'

export type ReportProps = { readonly window: ReportWindow }

/** A report as it is shown: null when there is nothing to count. */
export type Shown = { readonly picture: ReactNode; readonly table: ReactNode; readonly summary?: string } | null

type Props<Data> = {
  readonly name: ReportName
  readonly title: string
  /** What is counted, in a sentence. */
  readonly about: string
  readonly window: ReportWindow
  readonly query: UseQueryResult<Data>
  readonly show: (data: Data) => Shown
}

const nothing = (
  <EmptyState icon={ChartNoAxesColumn} title="Nothing to count in these days">
    Choose more days, or come back when something has happened.
  </EmptyState>
)

/** Around each report: its title, what it counts, its file, and what stands there until it is read. */
export const ReportFrame = <Data,>({ name, title, about, window, query, show }: Props<Data>) => {
  const account = useAccount()
  const shown = query.data === undefined ? undefined : show(query.data)
  return (
    <Paper component="section" aria-labelledby="report" p="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="md">
        <div>
          <Title order={2} id="report">
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
          {shown?.summary !== undefined && (
            <Text size="sm" fw={550} mt={4}>
              {shown.summary}
            </Text>
          )}
        </div>
        <Button
          component="a"
          href={reportFile(name, account.id, window)}
          download
          variant="default"
          flex="none"
          leftSection={<Download size={15} aria-hidden="true" />}
        >
          CSV
        </Button>
      </Group>
      <Reading query={query} title="The report can't be shown" skeleton={<SkeletonRows rows={8} />}>
        {() => (shown == null ? nothing : <Beside picture={shown.picture} table={shown.table} />)}
      </Reading>
    </Paper>
  )
}
