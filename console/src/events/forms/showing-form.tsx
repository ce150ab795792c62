import { Checkbox, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { type EventSource, requestSources } from '../../../../server/src/catalogue/sources.ts'
import { useAccount } from '../../api/accounts.ts'
import type { Prospect } from '../../api/prospects/list.ts'
import { UserPicker } from '../../parts/choosing/user-picker.tsx'
import { momentText } from '../../parts/moment.tsx'
import { type ClockTime, clockTime, momentAt } from '../../time/zoned.ts'
import { type EventDraft, filled } from '../drafts.ts'
import { showingChoices } from '../fields/choices.ts'
import { MomentField } from '../fields/moment-field.tsx'
import { NotesField, notesFault } from '../fields/notes-field.tsx'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

type Wanted = {
  readonly at: string | null
  readonly agents: readonly string[]
  readonly isTheirs: boolean
  readonly source: EventSource | null
  readonly notes: string
}

const sameAs = (some: readonly string[], others: readonly string[]): boolean =>
  new Set(some).symmetricDifference(new Set(others)).size === 0

/** Who shows the home as it is now: whom the showing was handed to, else who has the prospect. */
const showersOf = ({ showing_user_ids: handed, assigned_to_user_ids: theirs }: Prospect): readonly string[] =>
  handed ?? theirs

/** A new time gives the showing to whoever has the prospect: so others are given the prospect first, or the showing afterwards. */
const draftsOf = (prospect: Prospect, { at, agents, isTheirs, source, notes }: Wanted): readonly EventDraft[] => {
  const scheduled = filled({
    event_type: 'Showing Scheduled',
    planned_date_time: at,
    source,
    notes: notes.trim() === '' ? null : notes,
  })
  if (agents.length === 0 || sameAs(agents, prospect.assigned_to_user_ids)) return [scheduled]
  const handing = { context: { assignedToUserIds: agents } }
  return isTheirs
    ? [{ event_type: 'Assign to User', ...handing }, scheduled]
    : [scheduled, { event_type: 'Reassign Showing', ...handing }]
}

const timeFault = (at: string | null): string | null => {
  if (at === null) return 'Give a day and a time'
  return Date.parse(at) < Date.now() ? 'This has passed: choose a later time' : null
}

const startOf = (preset: string | undefined, timeZone: string): ClockTime =>
  preset === undefined
    ? (showingChoices(Date.now(), timeZone).find(({ name }) => name.startsWith('Tomorrow'))?.shown ?? {
        day: '',
        time: '',
      })
    : clockTime(preset, timeZone)

/** Plans a showing on the clocks of the account, and says who shows the home. */
export const ShowingForm = ({ prospect, preset, onCancel, onDone }: FormProps) => {
  const { time_zone: timeZone } = useAccount()
  const [shown, setShown] = useState(() => startOf(preset?.at, timeZone))
  const [agents, setAgents] = useState<readonly string[]>(() => showersOf(prospect))
  const [isTheirs, setIsTheirs] = useState(showersOf(prospect).length === 0)
  const [source, setSource] = useState<EventSource | null>('Phone Call')
  const [notes, setNotes] = useState('')
  const at = momentAt(shown, timeZone)
  const isHanded = agents.length > 0 && !sameAs(agents, prospect.assigned_to_user_ids)
  const planned = prospect.planned_date_time
  return (
    <FormFrame
      prospect={prospect}
      drafts={draftsOf(prospect, { at, agents, isTheirs, source, notes })}
      faults={{ at: timeFault(at), notes: notesFault(notes, false) }}
      action={planned === null ? 'Schedule showing' : 'Reschedule showing'}
      done={at === null ? 'Showing scheduled' : `Showing scheduled for ${momentText(at, timeZone)}`}
      hasPreview
      onCancel={onCancel}
      onDone={onDone}
    >
      {(faults) => (
        <>
          {planned !== null && (
            <Text size="sm" c="dimmed">
              Instead of {momentText(planned, timeZone)}
            </Text>
          )}
          <MomentField
            label="When"
            value={shown}
            onChange={setShown}
            choices={showingChoices(Date.now(), timeZone)}
            error={faults['at']}
            isFirst
          />
          <UserPicker
            label="Who shows the home"
            placeholder={agents.length === 0 ? 'Nobody yet' : ''}
            value={agents}
            onChange={setAgents}
          />
          {isHanded && (
            <Checkbox
              label="They get the prospect too"
              description="Else they have this showing only"
              checked={isTheirs}
              onChange={(event) => setIsTheirs(event.currentTarget.checked)}
            />
          )}
          <Select
            label="Agreed by"
            data={[...requestSources]}
            value={source}
            onChange={(chosen) => setSource(chosen as EventSource | null)}
            clearable
          />
          <NotesField
            value={notes}
            onChange={setNotes}
            error={faults['notes']}
            placeholder="Lockbox, dog, second car …"
          />
        </>
      )}
    </FormFrame>
  )
}
