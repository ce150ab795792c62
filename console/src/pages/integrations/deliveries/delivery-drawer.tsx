import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { Answer } from '../../../api/client.ts'
import { deliveryQuery, useResendDelivery, type Webhook } from '../../../api/webhooks.ts'
import { notifyDone } from '../../../notices/notify.tsx'
import { CopyText } from '../../../parts/copying/copy-text.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { SidePanel } from '../../../parts/side-panels/side-panel.tsx'
import { Reading } from '../../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import { AttemptOutcomeView } from '../webhooks/attempt-outcome.tsx'
import { DeliveryStatusBadge, deliveryLooks } from './delivery-status.tsx'

type Whole = Answer<'/v2/webhooks/{id}/deliveries/{delivery_id}', 'get'>

const Tries = ({ delivery }: { readonly delivery: Whole }) => (
  <section aria-labelledby="tries">
    <Title order={3} id="tries" mb="xs">
      Tries
    </Title>
    {delivery.attempts_made.length === 0 ? (
      <Text size="sm" c="dimmed">
        None yet.
      </Text>
    ) : (
      <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {delivery.attempts_made.map((attempt) => (
          <li key={attempt.attempt}>
            <Text size="xs" c="dimmed">
              {attempt.attempt}. <Moment at={attempt.started_at} />
            </Text>
            <AttemptOutcomeView attempt={attempt} />
          </li>
        ))}
      </Stack>
    )}
    {delivery.next_at !== null && (
      <Text size="sm" mt="xs">
        Tried again <RelativeTime at={delivery.next_at} />.
      </Text>
    )}
  </section>
)

const BodyText = ({ body }: { readonly body: Whole['body'] }) => {
  if (body === null)
    return (
      <Text size="sm" c="dimmed">
        It is too large to be sent.
      </Text>
    )
  const text = JSON.stringify(body, null, 2)
  return (
    <Stack gap="xs">
      {/* Scrolls, so it can be reached by keyboard. */}
      <Code block mah={360} style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label="Body as JSON">
        {text}
      </Code>
      <Group>
        <CopyText text={text} label="Copy the body" />
      </Group>
    </Stack>
  )
}

type Props = {
  readonly webhook: Webhook
  /** Null: none is open. */
  readonly id: number | null
  readonly onClose: () => void
  readonly onGo: (id: number) => void
}

const canResend = (status: Whole['status']): boolean => status !== 'ready' && status !== 'held'

type ContentProps = { readonly webhook: Webhook; readonly id: number; readonly onGo: (id: number) => void }

const DeliveryView = ({ webhook, id, onGo, delivery }: ContentProps & { readonly delivery: Whole }) => {
  const resend = useResendDelivery(webhook.id)
  const send = (): void =>
    resend.mutate(id, {
      onSuccess: (sent) => {
        notifyDone(sent.id === id ? 'It is tried now' : 'It is sent again')
        onGo(sent.id)
      },
    })
  return (
    <Stack gap="md">
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <DeliveryStatusBadge status={delivery.status} />
          <Text size="sm" c="dimmed">
            {deliveryLooks[delivery.status].about}
          </Text>
        </Group>
        {canResend(delivery.status) && (
          <Button
            variant="default"
            leftSection={<RotateCw size={15} aria-hidden="true" />}
            loading={resend.isPending}
            onClick={send}
          >
            {delivery.status === 'retrying' ? 'Try now' : 'Send again'}
          </Button>
        )}
      </Group>
      {resend.error !== null && <ErrorNotice error={resend.error} title="It was not sent again" />}
      <Text size="xs" c="dimmed">
        {delivery.type} · {delivery.message_id} · change {delivery.sequence} · put down{' '}
        <Moment at={delivery.created_at} />
      </Text>
      <Tries delivery={delivery} />
      <section aria-labelledby="body">
        <Title order={3} id="body" mb="xs">
          Body
        </Title>
        <BodyText body={delivery.body} />
      </section>
    </Stack>
  )
}

const Content = (props: ContentProps) => {
  const query = useQuery(deliveryQuery(props.webhook.id, props.id))
  return (
    <Reading query={query} title="The delivery can't be shown" skeleton={<SkeletonRows rows={6} />}>
      {(delivery) => <DeliveryView {...props} delivery={delivery} />}
    </Reading>
  )
}

/** One delivery beside the log: its tries, what it says, and a way to send it again. */
export const DeliveryDrawer = ({ webhook, id, onClose, onGo }: Props) => (
  <SidePanel opened={id !== null} onClose={onClose} size={560} title={`Delivery ${id ?? ''}`}>
    {id !== null && <Content key={id} webhook={webhook} id={id} onGo={onGo} />}
  </SidePanel>
)
