import { Group, Paper, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMay } from '../../api/accounts.ts'
import { type Webhook, webhookQuery } from '../../api/webhooks.ts'
import { paths } from '../../app/paths.ts'
import { Moment } from '../../parts/moment.tsx'
import { TextLink } from '../../parts/prospect-name.tsx'
import { UserName } from '../../parts/user-avatar.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { DeliveryLog } from './deliveries/delivery-log.tsx'
import { IntegrationsFrame } from './integrations-frame.tsx'
import { HealthBadge } from './webhooks/health.tsx'
import { SendTest } from './webhooks/send-test.tsx'
import { WebhookActions } from './webhooks/webhook-actions.tsx'
import { formatNames, hearsOf } from './webhooks/webhooks-table.tsx'

const mostCounted = 10_000

const waitingText = (count: number): string =>
  count === 0 ? 'Nothing waits' : `${count >= mostCounted ? '10,000 or more' : count.toLocaleString('en')} wait`

const Facts = ({ webhook }: { readonly webhook: Webhook }) => (
  <Paper p="md" mb="md">
    <Stack gap="sm">
      <Group gap="xs">
        <HealthBadge webhook={webhook} />
        <Text span size="xs" c="dimmed">
          · {waitingText(webhook.waiting)}
        </Text>
      </Group>
      {webhook.description !== null && <Text size="sm">{webhook.description}</Text>}
      <Text size="sm" c="dimmed" component="div">
        Hears of {hearsOf(webhook)} · {formatNames[webhook.format]} format · made{' '}
        <Moment at={webhook.created_at} form="day" /> by <UserName id={webhook.created_by} />
      </Text>
      {webhook.event_types !== null && (
        <Text size="xs" c="dimmed">
          {webhook.event_types.join(' · ')}
        </Text>
      )}
      {webhook.previous_secret_valid_until !== null && (
        <Text size="sm">
          The secret before this one holds until <Moment at={webhook.previous_secret_valid_until} />.
        </Text>
      )}
      <SendTest id={webhook.id} />
    </Stack>
  </Paper>
)

/** One webhook: how it stands, what can be done with it, and what was sent. */
export const WebhookPage = () => {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const isAllowed = useMay('manageWebhooks')
  const query = useQuery({ ...webhookQuery(id), enabled: isAllowed })
  const webhook = query.data
  return (
    <IntegrationsFrame
      title={webhook === undefined ? 'Webhook' : new URL(webhook.url).host}
      needs="manageWebhooks"
      about={
        <>
          <TextLink to={paths.webhooks} size="sm" c="dimmed">
            Webhooks
          </TextLink>
          {webhook !== undefined && (
            <Text span inherit style={{ overflowWrap: 'anywhere' }}>
              {' '}
              / {webhook.url}
            </Text>
          )}
        </>
      }
      actions={webhook !== undefined && <WebhookActions webhook={webhook} />}
    >
      <Reading query={query} title="The webhook can't be shown" skeleton={<SkeletonRows rows={6} />}>
        {(read) => (
          <>
            <Facts webhook={read} />
            <DeliveryLog webhook={read} />
          </>
        )}
      </Reading>
    </IntegrationsFrame>
  )
}
