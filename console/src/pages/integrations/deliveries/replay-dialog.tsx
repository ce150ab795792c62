import { Alert, Button, Checkbox, Group, Modal, NumberInput, Radio, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import { type ReplayBody, type Replayed, useReplay, type Webhook } from '../../../api/webhooks.ts'
import { MomentField } from '../../../events/fields/moment-field.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { type ClockTime, clockTime, momentAt } from '../../../time/zoned.ts'

type Draft = {
  readonly by: 'time' | 'sequence'
  readonly since: ClockTime
  readonly first: number | ''
  /** Empty: up to now. */
  readonly last: number | ''
  readonly onlyFailed: boolean
}

const hourMs = 3_600_000

/** What the API is asked for; null while something is missing. */
const bodyOf = ({ by, since, first, last, onlyFailed }: Draft, timeZone: string): ReplayBody | null => {
  const only = onlyFailed ? { status: 'failed' as const } : {}
  if (by === 'time') {
    const from = momentAt(since, timeZone)
    return from === null ? null : { from_time: from, ...only }
  }
  if (first === '') return null
  return { from_sequence: first, ...(last === '' ? {} : { until_sequence: last }), ...only }
}

const SequenceFields = ({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) => {
  const whole = { hideControls: true, allowDecimal: false, allowNegative: false, min: 1, w: 170 } as const
  const read = (value: number | string): number | '' => (value === '' ? '' : Number(value))
  return (
    <Group gap="xs" align="flex-start">
      <NumberInput
        {...whole}
        label="First change"
        required
        value={draft.first}
        onChange={(value) => onChange({ ...draft, first: read(value) })}
      />
      <NumberInput
        {...whole}
        label="Last change"
        placeholder="Up to now"
        value={draft.last}
        onChange={(value) => onChange({ ...draft, last: read(value) })}
      />
    </Group>
  )
}

const Outcome = ({ outcome }: { readonly outcome: Replayed }) => (
  <Alert variant="light" color={outcome.deliveries === 0 ? 'gray' : 'pine'} role="status">
    <Text size="sm">
      {outcome.deliveries === 0
        ? 'Nothing that this webhook hears of is kept from then on.'
        : `${outcome.deliveries.toLocaleString('en')} messages are sent again, in their order.`}
      {outcome.has_more && ' There are further ones.'}
    </Text>
  </Alert>
)

/** Sends again what happened since a time, or a range of changes. */
export const ReplayDialog = ({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) => {
  const { time_zone: timeZone } = useAccount()
  const replay = useReplay(webhook.id)
  const [draft, setDraft] = useState<Draft>(() => ({
    by: 'time',
    since: clockTime(Date.now() - hourMs, timeZone),
    first: '',
    last: '',
    onlyFailed: false,
  }))
  const body = bodyOf(draft, timeZone)
  const { data } = replay
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (body !== null) replay.mutate(body)
  }
  const goOn = (): void => {
    if (body === null || data?.last_sequence == null) return
    const { from_time: _time, ...rest } = body
    replay.mutate({ ...rest, from_sequence: data.last_sequence + 1 })
  }
  return (
    <Modal opened onClose={onClose} title="Replay" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">
            Sends again what happened, in its order, as far as this webhook hears of it now. Changes are kept for 30
            days.
          </Text>
          <Radio.Group label="From" value={draft.by} onChange={(by) => setDraft({ ...draft, by: by as Draft['by'] })}>
            <Group mt={6}>
              <Radio value="time" label="A time on" />
              <Radio value="sequence" label="A range of changes" />
            </Group>
          </Radio.Group>
          {draft.by === 'time' ? (
            <MomentField label="Since" value={draft.since} onChange={(since) => setDraft({ ...draft, since })} />
          ) : (
            <SequenceFields draft={draft} onChange={setDraft} />
          )}
          <Checkbox
            label="Only what failed for good"
            checked={draft.onlyFailed}
            onChange={(event) => setDraft({ ...draft, onlyFailed: event.currentTarget.checked })}
          />
          {data !== undefined && <Outcome outcome={data} />}
          {replay.error !== null && <ErrorNotice error={replay.error} title="Nothing is sent again" />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            {data?.has_more === true ? (
              <Button onClick={goOn} loading={replay.isPending}>
                Go on from there
              </Button>
            ) : (
              <Button type="submit" loading={replay.isPending} disabled={body === null}>
                Send again
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
