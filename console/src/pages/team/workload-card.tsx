import { Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { type Load, workloadQuery } from '../../api/desk.ts'
import { countText } from '../../app/looks/count-text.ts'
import { openStages } from '../../app/looks/tones.ts'
import { paths } from '../../app/paths.ts'
import { Beside } from '../../parts/charts/beside.tsx'
import { Chart } from '../../parts/charts/chart.tsx'
import type { Series } from '../../parts/charts/series.ts'
import { TextLink } from '../../parts/prospect-name.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { type Column, DataTable } from '../../parts/tables/data-table.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'

const series: readonly Series[] = [
  { key: 'prospects', label: 'Prospects' },
  { key: 'follow_ups_due', label: 'Follow-ups due' },
  { key: 'showings_next_7_days', label: 'Showings, 7 days' },
]

type CountProps = { readonly load: Load; readonly of: object; readonly what: string; readonly children: number }

/** A number that leads to those whom it counts. */
const CountLink = ({ load: { user }, of, what, children }: CountProps) =>
  children === 0 ? (
    0
  ) : (
    <TextLink
      to={paths.prospects}
      search={(before: object) => ({ ...before, ...of, assignee: user.id })}
      size="sm"
      aria-label={`${countText(children, false)} ${what} of ${user.name}`}
    >
      {countText(children, false)}
    </TextLink>
  )

const columns: readonly Column<Load>[] = [
  {
    key: 'user',
    head: 'Agent',
    isName: true,
    cell: ({ user }) => (
      <TextLink
        to={paths.prospects}
        search={(before: object) => ({ ...before, assignee: user.id })}
        size="sm"
        c="var(--mantine-color-text)"
        underline="hover"
        title={`Prospects of ${user.name}`}
      >
        {user.name}
      </TextLink>
    ),
  },
  {
    key: 'prospects',
    head: 'Prospects',
    isNumber: true,
    cell: (load) => (
      <CountLink load={load} of={{ stage: openStages.join('|') }} what="open prospects">
        {load.prospects}
      </CountLink>
    ),
  },
  {
    key: 'due',
    head: 'Follow-ups due',
    isNumber: true,
    cell: (load) => (
      <CountLink load={load} of={{ follow_up_due_before: 'today', sort: 'next_follow_up' }} what="follow-ups due">
        {load.follow_ups_due}
      </CountLink>
    ),
  },
  { key: 'showings', head: 'Showings, 7 days', isNumber: true, cell: (load) => load.showings_next_7_days },
  {
    key: 'last',
    head: 'Last assigned',
    cell: ({ last_assigned_at: at }) => (at === null ? 'Never' : <RelativeTime at={at} />),
  },
]

const mostBars = 20

const isAgent = ({ user, prospects, follow_ups_due: due }: Load): boolean =>
  prospects > 0 || due > 0 || user.role === 'Leasing Agent' || user.role === 'Property Manager'

/** Who has most comes first; who may not have any and has none is left out. */
const ranked = (loads: readonly Load[]): readonly Load[] =>
  loads.filter(isAgent).toSorted((one, other) => other.prospects - one.prospects)

/** How much each agent has to do, as a picture and as a table. */
export const WorkloadCard = () => {
  const { id } = useAccount()
  const query = useQuery(workloadQuery(id))
  const loads = ranked(query.data?.data ?? [])
  return (
    <Paper component="section" aria-labelledby="workload" p="md" mb="md">
      <Title order={2} id="workload" mb="sm">
        Workload
      </Title>
      <Reading query={query} skeleton={<SkeletonRows rows={6} />}>
        {() =>
          loads.length === 0 && (
            <Text size="sm" c="dimmed">
              Nobody has prospects yet, and nobody here is an agent. Invite one, or assign what is new on the desk.
            </Text>
          )
        }
      </Reading>
      {loads.length > 0 && (
        <Beside
          picture={
            <Chart
              series={series}
              bars={loads.slice(0, mostBars).map((load) => ({
                name: load.user.name,
                values: {
                  prospects: load.prospects,
                  follow_ups_due: load.follow_ups_due,
                  showings_next_7_days: load.showings_next_7_days,
                },
              }))}
            />
          }
          table={
            <DataTable caption="Workload of each agent" columns={columns} rows={loads} keyOf={({ user }) => user.id} />
          }
        />
      )}
    </Paper>
  )
}
