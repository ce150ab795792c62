import { Button, Paper, Text, Title, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { type Delivery, deliveriesQuery, type Webhook } from '../../../api/webhooks.ts'
import { paths } from '../../../app/paths.ts'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { TextLink } from '../../../parts/prospect-name.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { type Column, DataTable } from '../../../parts/tables/data-table.tsx'
import { MoreButton } from '../../../parts/waiting/more-button.tsx'
import { Reading } from '../../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DeliveryFilters } from './delivery-filters.tsx'
import { DeliveryStatusBadge } from './delivery-status.tsx'
import { filterOf, isFiltered, useLogSearch } from './log-search.ts'

/** What is sent comes and goes by itself: the stream of events does not tell of it. */
const againMs = 10_000

const About = ({ delivery }: { readonly delivery: Delivery }) => {
  const { prospect_id: prospect, unit_id: unit } = delivery
  if (prospect !== null)
    return (
      <TextLink to={paths.prospect} params={{ id: String(prospect) }} size="sm">
        Prospect {prospect}
      </TextLink>
    )
  return unit === null ? '–' : `Unit ${unit}`
}

const columnsFor = (onOpen: (id: number) => void): readonly Column<Delivery>[] => [
  {
    key: 'what',
    head: 'Message',
    isName: true,
    cell: (delivery) => (
      <UnstyledButton onClick={() => onOpen(delivery.id)} mih={24}>
        <Text span size="sm" fw={550}>
          {delivery.event_type ?? delivery.type}
        </Text>{' '}
        <Text span size="xs" c="dimmed">
          {delivery.message_id}
        </Text>
      </UnstyledButton>
    ),
  },
  { key: 'status', head: 'Status', cell: ({ status }) => <DeliveryStatusBadge status={status} /> },
  { key: 'about', head: 'About', cell: (delivery) => <About delivery={delivery} /> },
  { key: 'tries', head: 'Tries', isNumber: true, cell: ({ attempts }) => attempts },
  { key: 'made', head: 'Put down', cell: ({ created_at: at }) => <RelativeTime at={at} /> },
  {
    key: 'end',
    head: 'Ended, or next try',
    cell: ({ ended_at: ended, next_at: next }) => {
      if (ended !== null) return <RelativeTime at={ended} />
      return next === null ? '–' : <RelativeTime at={next} />
    },
  },
  {
    key: 'open',
    head: 'Details',
    isActions: true,
    cell: ({ id, message_id: messageId }) => (
      <Button size="compact-sm" variant="default" onClick={() => onOpen(id)} aria-label={`Details of ${messageId}`}>
        Details
      </Button>
    ),
  },
]

/** What was sent to a webhook or waits for it, the newest first. */
export const DeliveryLog = ({ webhook }: { readonly webhook: Webhook }) => {
  const { search, change } = useLogSearch()
  const deliveries = useInfiniteQuery({
    ...deliveriesQuery(webhook.id, filterOf(search)),
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? againMs : false),
  })
  const rows = deliveries.data?.pages.flatMap((page) => page.data) ?? []
  const columns = columnsFor((id) => change({ delivery: String(id) }))
  return (
    <Paper component="section" aria-labelledby="deliveries">
      <Title order={2} id="deliveries" px="md" pt="md">
        Deliveries
      </Title>
      <DeliveryFilters webhook={webhook} search={search} onChange={change} />
      <Reading query={deliveries} title="The log can't be shown" skeleton={<SkeletonRows rows={6} />}>
        {() =>
          rows.length === 0 &&
          !deliveries.hasNextPage && (
            <EmptyState icon={Inbox} title={isFiltered(search) ? 'Nothing like this was sent' : 'Nothing was sent yet'}>
              {isFiltered(search)
                ? 'What has ended is kept for 30 days.'
                : 'As soon as something changes, what is told of it stands here. Send a test to see whether your server answers.'}
            </EmptyState>
          )
        }
      </Reading>
      {rows.length > 0 && <DataTable caption="Deliveries" columns={columns} rows={rows} keyOf={({ id }) => id} />}
      <MoreButton pages={deliveries} label={rows.length === 0 ? 'Look further back' : 'Show more'} />
      <DeliveryDrawer
        webhook={webhook}
        id={Number(search.delivery) || null}
        onClose={() => change({ delivery: undefined })}
        onGo={(id) => change({ delivery: String(id) })}
      />
    </Paper>
  )
}
