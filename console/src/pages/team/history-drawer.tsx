import { Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useAccount } from '../../api/accounts.ts'
import { prospectQuery } from '../../api/prospects/one.ts'
import { type UserAssignment, userAssignmentsQuery, useUsersById } from '../../api/users.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProspectName } from '../../parts/prospect-name.tsx'
import { useNow } from '../../parts/relative-time.tsx'
import { SidePanel } from '../../parts/side-panels/side-panel.tsx'
import { UserName } from '../../parts/user-avatar.tsx'
import { MoreButton } from '../../parts/waiting/more-button.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { lengthText } from '../../time/lengths.ts'

/** The history names prospects by their number only. */
const NamedProspect = ({ id }: { readonly id: number }) => {
  const { data } = useQuery({ ...prospectQuery(id), staleTime: 5 * 60_000 })
  return <ProspectName prospect={data ?? { id, name: null }} />
}

const Assignment = ({ row, now }: { readonly row: UserAssignment; readonly now: number }) => (
  <li>
    <Text size="sm" component="div">
      <NamedProspect id={row.prospect_id} />{' '}
      <Text span size="xs" c="dimmed">
        {row.to === null ? 'has them for' : 'had them for'}{' '}
        {lengthText(row.from, row.to === null ? now : Date.parse(row.to))}
      </Text>
    </Text>
    <Text size="xs" c="dimmed" component="div">
      <Moment at={row.from} />, given by <UserName id={row.assigned_by} />
      {row.ended_by !== null && row.to !== null && (
        <>
          {' '}
          · until <Moment at={row.to} />, ended by <UserName id={row.ended_by} />
        </>
      )}
      {row.notes !== null && row.notes !== '' && <>: “{row.notes}”</>}
    </Text>
  </li>
)

const Rows = ({ userId }: { readonly userId: string }) => {
  const { id } = useAccount()
  const now = useNow()
  const pages = useInfiniteQuery(userAssignmentsQuery(userId, id))
  const rows = pages.data?.pages.flatMap((page) => page.data) ?? []
  return (
    <Reading query={pages} title="The history can't be shown" skeleton={<SkeletonRows rows={8} height={48} />}>
      {() =>
        rows.length === 0 && !pages.hasNextPage ? (
          <EmptyState icon={History} title="No assignments yet">
            As soon as somebody gives them a prospect it stands here.
          </EmptyState>
        ) : (
          <>
            <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
              {rows.map((row) => (
                <Assignment key={`${row.assigned_by_event_id} ${row.prospect_id}`} row={row} now={now} />
              ))}
            </Stack>
            <MoreButton pages={pages} />
          </>
        )
      }
    </Reading>
  )
}

type Props = {
  /** Null: closed. */
  readonly userId: string | null
  readonly onClose: () => void
}

/** Which prospects somebody had from when to when, the latest first. */
export const HistoryDrawer = ({ userId, onClose }: Props) => {
  const user = useUsersById().get(userId ?? '')
  return (
    <SidePanel
      opened={userId !== null}
      onClose={onClose}
      size={480}
      title={`Assignments of ${user?.name ?? 'a former member'}`}
    >
      {userId !== null && <Rows key={userId} userId={userId} />}
    </SidePanel>
  )
}
