import { Select } from '@mantine/core'
import { useState } from 'react'
import { type EventType, eventTypeRow } from '../../../../server/src/catalogue/event-types.ts'
import { type EventSource, requestSources } from '../../../../server/src/catalogue/sources.ts'
import { useAccount } from '../../api/accounts.ts'
import { UserPicker } from '../../parts/choosing/user-picker.tsx'
import { type ClockTime, clockTime, momentAt } from '../../time/zoned.ts'
import { filled } from '../drafts.ts'
import { showingChoices } from '../fields/choices.ts'
import { HappenedField, happenedFault } from '../fields/happened-field.tsx'
import { MomentField } from '../fields/moment-field.tsx'
import { NotesField, notesFault } from '../fields/notes-field.tsx'
import { TypeSelect } from '../fields/type-select.tsx'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

const useStatusDraft = ({ prospect, preset }: FormProps) => {
  const { time_zone: timeZone } = useAccount()
  const only = preset?.among?.length === 1 ? preset.among[0] : undefined
  const [type, setType] = useState<EventType | null>(preset?.eventType ?? only ?? null)
  const [planned, setPlanned] = useState<ClockTime>(() =>
    preset?.at === undefined ? { day: '', time: '10:00' } : clockTime(preset.at, timeZone),
  )
  const [agents, setAgents] = useState<readonly string[]>(prospect.showing_user_ids ?? prospect.assigned_to_user_ids)
  const [source, setSource] = useState<EventSource | null>(null)
  const [notes, setNotes] = useState('')
  const [happened, setHappened] = useState<ClockTime | null>(null)
  const needs = type === null ? null : (eventTypeRow(type)?.needs ?? null)
  const at = needs === 'planned_date_time' ? momentAt(planned, timeZone) : null
  const draft = filled({
    event_type: type ?? 'New',
    source,
    notes: notes.trim() === '' ? null : notes,
    planned_date_time: at,
    occurred_at: happened === null ? null : momentAt(happened, timeZone),
    context: needs === 'assignedToUserIds' ? { assignedToUserIds: agents } : null,
  })
  const faults = {
    type: type === null ? 'Choose what happened' : null,
    planned: needs === 'planned_date_time' && at === null ? 'Give a day and a time' : null,
    notes: notesFault(notes, false),
    happened: happenedFault(happened, timeZone),
  }
  const fields = { type, planned, agents, source, notes, happened }
  return {
    needs,
    draft,
    faults,
    fields,
    set: { setType, setPlanned, setAgents, setSource, setNotes, setHappened },
    timeZone,
  }
}

const plannedLabels: Readonly<Record<string, string>> = {
  'Showing Scheduled': 'Showing at',
  'Move-in Scheduled': 'Move-in at',
}

/** Any event that sets the status or tells of the team, with what its type needs. */
export const StatusForm = (props: FormProps) => {
  const { prospect, preset, onCancel, onDone } = props
  const { needs, draft, faults, fields, set, timeZone } = useStatusDraft(props)
  const { type } = fields
  return (
    <FormFrame
      prospect={prospect}
      drafts={[draft]}
      faults={faults}
      action={type === null ? 'Change status' : `Set ${type}`}
      done={`${type ?? 'Status'} is noted`}
      hasPreview
      onCancel={onCancel}
      onDone={onDone}
    >
      {(shown) => (
        <>
          <TypeSelect
            value={type}
            onChange={set.setType}
            {...(preset?.among === undefined ? {} : { among: preset.among })}
            error={shown['type']}
            isFirst
          />
          {needs === 'planned_date_time' && (
            <MomentField
              label={plannedLabels[type ?? ''] ?? 'Planned for'}
              value={fields.planned}
              onChange={set.setPlanned}
              choices={type === 'Showing Scheduled' ? showingChoices(Date.now(), timeZone) : []}
              error={shown['planned']}
            />
          )}
          {needs === 'assignedToUserIds' && (
            <UserPicker label="Who shows the home" value={fields.agents} onChange={set.setAgents} />
          )}
          <NotesField value={fields.notes} onChange={set.setNotes} error={shown['notes']} />
          <Select
            label="Heard by"
            placeholder="Not said"
            data={[...requestSources]}
            value={fields.source}
            onChange={(chosen) => set.setSource(chosen as EventSource | null)}
            clearable
          />
          <HappenedField value={fields.happened} onChange={set.setHappened} error={shown['happened']} />
        </>
      )}
    </FormFrame>
  )
}
