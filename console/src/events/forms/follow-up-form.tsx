import { SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { useAccount } from '../../api/accounts.ts'
import type { Prospect } from '../../api/prospects/list.ts'
import { momentText } from '../../parts/moment.tsx'
import { relativeText } from '../../parts/relative-time.tsx'
import { clockTime, momentAt } from '../../time/zoned.ts'
import { type EventDraft, followUpDoneDraft, followUpDraft } from '../drafts.ts'
import { followUpChoices } from '../fields/choices.ts'
import { MomentField } from '../fields/moment-field.tsx'
import { NotesField, notesFault } from '../fields/notes-field.tsx'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

type Wish = 'set' | 'done'

const draftOf = (wish: Wish, at: string | null, notes: string, planned: string | null): EventDraft => {
  const said = notes.trim() === '' ? null : notes
  if (wish === 'done') return followUpDoneDraft(said ?? undefined)
  return followUpDraft(at ?? '', said ?? (planned === null ? 'Follow-up planned' : 'Follow-up moved'))
}

const timeFault = (at: string | null): string | null => {
  if (at === null) return 'Give a day and a time'
  return Date.parse(at) < Date.now() ? 'This has passed: choose a later time' : null
}

const Planned = ({ at, timeZone }: { readonly at: string; readonly timeZone: string }) => (
  <Text size="sm" c="dimmed">
    Planned for {momentText(at, timeZone)}, {relativeText(at, Date.now())}
  </Text>
)

const wishesOf = ({ next_follow_up: planned }: Prospect) => [
  { value: 'set', label: planned === null ? 'Plan' : 'Snooze' },
  { value: 'done', label: 'Done' },
]

/** Plans the next follow-up, moves it, or says that it is done. */
export const FollowUpForm = ({ prospect, preset, onCancel, onDone }: FormProps) => {
  const { time_zone: timeZone } = useAccount()
  const planned = prospect.next_follow_up
  const choices = followUpChoices(Date.now(), timeZone)
  const [wish, setWish] = useState<Wish>('set')
  const [shown, setShown] = useState(() =>
    preset?.at === undefined
      ? (choices.find(({ name }) => name.startsWith('Tomorrow'))?.shown ?? { day: '', time: '' })
      : clockTime(preset.at, timeZone),
  )
  const [notes, setNotes] = useState('')
  const at = momentAt(shown, timeZone)
  const isDone = wish === 'done'
  return (
    <FormFrame
      prospect={prospect}
      drafts={[draftOf(wish, at, notes, planned)]}
      faults={{ at: isDone ? null : timeFault(at), notes: notesFault(notes, false) }}
      action={isDone ? 'Mark done' : planned === null ? 'Plan follow-up' : 'Snooze'}
      done={isDone || at === null ? 'Follow-up done' : `Follow-up on ${momentText(at, timeZone)}`}
      onCancel={onCancel}
      onDone={onDone}
    >
      {(faults) => (
        <>
          {planned !== null && <Planned at={planned} timeZone={timeZone} />}
          {planned !== null && (
            <SegmentedControl
              aria-label="The planned follow-up"
              data={wishesOf(prospect)}
              value={wish}
              onChange={(chosen) => setWish(chosen as Wish)}
            />
          )}
          {!isDone && (
            <MomentField
              label="Follow up"
              value={shown}
              onChange={setShown}
              choices={choices}
              error={faults['at']}
              isFirst
            />
          )}
          <NotesField
            value={notes}
            onChange={setNotes}
            error={faults['notes']}
            placeholder={isDone ? 'What came of it?' : 'What about?'}
          />
        </>
      )}
    </FormFrame>
  )
}
