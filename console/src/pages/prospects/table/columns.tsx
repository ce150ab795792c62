import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import type { ListedProspect } from '../../../api/prospects/list.ts'
import { Moment } from '../../../parts/moment.tsx'
import { ProspectName } from '../../../parts/prospect-name.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { StageBadge } from '../../../parts/stage-badge.tsx'
import { StatusBadge } from '../../../parts/status-badge.tsx'
import { streetOf } from '../../../parts/street.tsx'
import { Assignees } from '../../../parts/user-avatar.tsx'
import type { Sort } from '../filters/search.ts'
import { FollowUp } from './follow-up.tsx'
import classes from './table.module.css'

export const features = tableFeatures({})

const helper = createColumnHelper<typeof features, ListedProspect>()

/** Plain elements where plain text is: thousands of them come and go while one scrolls. */
const Quiet = ({ children, shown }: { readonly children: string | null; readonly shown?: string }) =>
  children === null ? (
    <span className={classes['none']}>–</span>
  ) : (
    <span className={classes['text']} title={children}>
      {shown ?? children}
    </span>
  )

const Unit = ({ address }: { readonly address: string | null }) =>
  address === null ? <Quiet>{null}</Quiet> : <Quiet shown={streetOf(address)}>{address}</Quiet>

export const columns = helper.columns([
  helper.accessor('name', { header: 'Name', cell: ({ row }) => <ProspectName prospect={row.original} /> }),
  helper.accessor('status', { header: 'Status', cell: ({ row }) => <StatusBadge status={row.original.status} /> }),
  helper.accessor('stage', {
    header: 'Stage',
    cell: ({ row }) => (
      <span title={row.original.stage}>
        <StageBadge stage={row.original.stage} withName={false} />
      </span>
    ),
  }),
  helper.accessor('assigned_to_user_ids', {
    header: 'Agents',
    cell: ({ row }) => <Assignees ids={row.original.assigned_to_user_ids} />,
  }),
  helper.accessor('unit_address', { header: 'Unit', cell: ({ row }) => <Unit address={row.original.unit_address} /> }),
  helper.accessor('phone', { header: 'Phone', cell: ({ row }) => <Quiet>{row.original.phone}</Quiet> }),
  helper.accessor('source', { header: 'Source', cell: ({ row }) => <Quiet>{row.original.source}</Quiet> }),
  helper.accessor('next_follow_up', {
    header: 'Follow-up',
    cell: ({ row }) => <FollowUp at={row.original.next_follow_up} />,
  }),
  helper.accessor('created_at', {
    header: 'Created',
    cell: ({ row }) => (
      <span className={classes['text']}>
        <Moment at={row.original.created_at} form="day" />
      </span>
    ),
  }),
  helper.accessor('last_event_at', {
    header: 'Last event',
    cell: ({ row }) => (
      <span className={classes['text']}>
        {row.original.last_event_at === null ? '–' : <RelativeTime at={row.original.last_event_at} />}
      </span>
    ),
  }),
])

/** The orders that a click on the head of a column goes through. The server knows no other. */
export const sortsOf: Readonly<Record<string, readonly Sort[]>> = {
  name: ['name'],
  next_follow_up: ['next_follow_up'],
  created_at: ['-created_at', 'created_at'],
}
