import { Badge, Text } from '@mantine/core'
import { CircleAlert, CircleCheck, CirclePause, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Webhook } from '../../../api/webhooks.ts'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { type Health, healthOf, type Seen } from './standing.ts'

const looks: Readonly<Record<Health, { readonly name: string; readonly color: string; readonly icon: LucideIcon }>> = {
  active: { name: 'Active', color: 'pine', icon: CircleCheck },
  failing: { name: 'Failing', color: 'red', icon: CircleAlert },
  paused: { name: 'Paused', color: 'brass', icon: CirclePause },
}

const reasons: Readonly<Record<NonNullable<Webhook['pause_reason']>, string>> = {
  asked: 'by hand',
  gone: 'it answered 410 Gone',
  failing: 'nothing came through for three days',
}

/** Why, and since when. */
const detailOf = (webhook: Seen): ReactNode => {
  const { pause_reason: reason, paused_at: pausedAt, failing_since: failingSince, last_delivered_at: last } = webhook
  if (webhook.status === 'paused')
    return (
      <>
        {pausedAt !== null && <RelativeTime at={pausedAt} />}
        {reason !== null && <>, {reasons[reason]}</>}
      </>
    )
  if (failingSince !== null)
    return (
      <>
        nothing came through since <RelativeTime at={failingSince} />
      </>
    )
  return last === null ? (
    'nothing sent yet'
  ) : (
    <>
      last delivery <RelativeTime at={last} />
    </>
  )
}

/** Whether messages come through: by its name and sign, and since when. */
export const HealthBadge = ({
  webhook,
  withDetail = true,
}: {
  readonly webhook: Seen
  readonly withDetail?: boolean
}) => {
  const { name, color, icon: Icon } = looks[healthOf(webhook)]
  return (
    <span>
      <Badge variant="light" color={color} tt="none" leftSection={<Icon size={13} aria-hidden="true" />}>
        {name}
      </Badge>
      {withDetail && (
        <Text span size="xs" c="dimmed" ml={8}>
          {detailOf(webhook)}
        </Text>
      )}
    </span>
  )
}
