import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { getHotkeyHandler, useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Ban } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type EventType, eventTypeRow } from '../../../../../server/src/catalogue/event-types.ts'
import { useAccount } from '../../../api/accounts.ts'
import { eventsFor, mostAtOnce } from '../../../batches/events-for.ts'
import { type Outcome, previewQuery, refusalText } from '../../../batches/preview.ts'
import { prospectsText, useWriteBatch } from '../../../batches/use-write-batch.ts'
import { VirtualList } from '../../../batches/virtual-list.tsx'
import type { EventDraft } from '../../../events/drafts.ts'
import { MomentField } from '../../../events/fields/moment-field.tsx'
import { TypeSelect } from '../../../events/fields/type-select.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { prospectText } from '../../../parts/prospect-name.tsx'
import { StatusBadge } from '../../../parts/status-badge.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import { type ClockTime, momentAt } from '../../../time/zoned.ts'
import classes from './bulk.module.css'
import { bulkTypes } from './bulk-types.ts'

const rowHeight = 44

const OutcomeRow = ({ outcome }: { readonly outcome: Outcome }) => {
  const { prospect, prospect_id: id, before, after } = outcome
  const refusal = refusalText(outcome)
  return (
    <>
      <Text size="sm" fw={550} truncate className={classes['who'] ?? ''}>
        {prospectText(prospect ?? { id: id ?? 0, name: null })}
      </Text>
      <span className={classes['change']}>
        {refusal === null && before && after ? (
          <>
            <StatusBadge status={before.status} />
            {before.status !== after.status && (
              <>
                <ArrowRight size={14} role="img" aria-label="becomes" />
                <StatusBadge status={after.status} />
              </>
            )}
          </>
        ) : (
          <Text span size="xs" c="var(--mantine-color-error)" truncate title={refusal ?? ''}>
            <Ban size={12} aria-hidden="true" /> Refused: {refusal}
          </Text>
        )}
      </span>
    </>
  )
}

type PreviewProps = { readonly preview: ReturnType<typeof usePreviewed> }

const usePreviewed = (ids: readonly number[], draft: EventDraft | null) => {
  const { id } = useAccount()
  // What is written does not change what would happen, so typing does not ask again.
  const asked = useMemo(
    () => (draft === null ? [] : eventsFor({ ...draft, ...(draft.notes === undefined ? {} : { notes: '–' }) }, ids)),
    [draft, ids],
  )
  const [settled] = useDebouncedValue(asked, 200)
  return useQuery(previewQuery(id, settled))
}

const PreviewPart = ({ preview }: PreviewProps) => {
  const { data, error, refetch, isFetching } = preview
  if (error !== null)
    return <ErrorNotice error={error} title="What would change can't be shown" onRetry={() => void refetch()} />
  if (data === undefined) return isFetching ? <SkeletonRows rows={4} height={rowHeight} /> : null
  const { written, refused } = data.counts
  return (
    <Stack gap={6}>
      <VirtualList
        rows={data.results}
        label="What would change"
        rowHeight={rowHeight}
        maxHeight={264}
        keyOf={({ prospect_id: id }) => id ?? 0}
        draw={(outcome) => <OutcomeRow outcome={outcome} />}
      />
      <Text size="xs" c="dimmed" role="status">
        Written for {prospectsText(written)}
        {refused > 0 ? `; refused for ${prospectsText(refused)}, which stay as they are` : ''}
        {written > mostAtOnce ? '. So many are done by the server one after another.' : ''}
      </Text>
    </Stack>
  )
}

type Props = {
  readonly kind: 'status' | 'note'
  /** 1 to 10,000. */
  readonly prospectIds: readonly number[]
  readonly onClose: () => void
}

/** The same status or note for many prospects, with what it would do to each before it is written. */
export const BulkEventDialog = ({ kind, prospectIds, onClose }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const [type, setType] = useState<EventType | null>(null)
  const [notes, setNotes] = useState('')
  const [planned, setPlanned] = useState<ClockTime>({ day: '', time: '10:00' })
  const batch = useWriteBatch()
  const text = notes.trim()
  const needsMoment = type !== null && eventTypeRow(type)?.needs === 'planned_date_time'
  const at = needsMoment ? momentAt(planned, timeZone) : null
  const draft = useMemo((): EventDraft | null => {
    if (kind === 'note') return text === '' ? null : { event_type: 'Log Note', notes: text }
    if (type === null || (needsMoment && at === null)) return null
    return {
      event_type: type,
      ...(text === '' ? {} : { notes: text }),
      ...(at === null ? {} : { planned_date_time: at }),
    }
  }, [kind, type, text, needsMoment, at])
  const preview = usePreviewed(prospectIds, draft)
  const written = draft === null ? 0 : (preview.data?.counts.written ?? 0)
  const canWrite = draft !== null && written > 0 && !preview.isFetching && !batch.isPending
  const write = async (): Promise<void> => {
    if (draft === null || !canWrite) return
    try {
      await batch.run({
        events: eventsFor(draft, prospectIds),
        done: (count) => `${kind === 'note' ? 'Note added to' : `${draft.event_type} for`} ${prospectsText(count)}`,
        canUndo: kind === 'status',
      })
      onClose()
    } catch {
      // What went wrong is shown above the buttons.
    }
  }
  const title = kind === 'note' ? 'Add a note to' : 'Change the status of'
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={`${title} ${prospectsText(prospectIds.length)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm" onKeyDown={getHotkeyHandler([['mod+Enter', () => void write()]])}>
        {kind === 'status' && <TypeSelect value={type} onChange={setType} among={bulkTypes} isFirst />}
        {needsMoment && <MomentField label="Planned for" value={planned} onChange={setPlanned} />}
        <Textarea
          label="Notes"
          autosize
          minRows={kind === 'note' ? 3 : 2}
          maxRows={8}
          maxLength={10_000}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
          {...(kind === 'note' ? { 'data-autofocus': true, withAsterisk: true } : {})}
        />
        {draft !== null && <PreviewPart preview={preview} />}
        {batch.error !== null && <ErrorNotice error={batch.error} title="Nothing was written" />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!canWrite && !batch.isPending} loading={batch.isPending} onClick={() => void write()}>
            {written === 0 ? 'Write' : `Write for ${prospectsText(written)}`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
