import { Select, Text } from '@mantine/core'
import { type EventType, eventTypeNames, eventTypeRow } from '../../../../server/src/catalogue/event-types.ts'

type Group = NonNullable<ReturnType<typeof eventTypeRow>>['group']

const groupNames: Readonly<Record<Group, string>> = {
  pipeline: 'Pipeline',
  showing: 'Showings',
  screening: 'Screening',
  application: 'Application',
  hoa: 'HOA',
  team: 'Team',
  lease: 'Lease',
  admin: 'Notes and assignments',
}

export const groupName = (group: string): string => groupNames[group as Group] ?? group

/** Those that have a form of their own. */
const elsewhere: ReadonlySet<string> = new Set(['Log Note', 'Assign to User', 'Blocklist Prospect', 'Unblock Prospect'])

const statusTypes = eventTypeNames.filter((name) => !elsewhere.has(name))

const effectOf = (type: EventType): string => {
  const row = eventTypeRow(type)
  if (row?.needs === 'planned_date_time') return 'needs a date'
  if (row?.needs === 'assignedToUserIds') return 'needs agents'
  return row?.stage ?? ''
}

type Props = {
  readonly value: EventType | null
  readonly onChange: (type: EventType | null) => void
  readonly label?: string
  /** Only these; all that set a status or tell of the team if not given. */
  readonly among?: readonly EventType[]
  readonly error?: string | null | undefined
  readonly isFirst?: boolean
}

/** Picks the type of an event, by its group; each with the stage that it reaches or what it needs. */
export const TypeSelect = ({ value, onChange, label = 'Status', among = statusTypes, error, isFirst }: Props) => {
  const groups = [...Map.groupBy(among, (type) => eventTypeRow(type)?.group ?? 'pipeline')]
  return (
    <Select
      label={label}
      placeholder="What happened?"
      searchable
      withAsterisk
      allowDeselect={false}
      // With something chosen already the list would only hide the fields below.
      openOnFocus={value === null}
      nothingFoundMessage="No status has this name"
      maxDropdownHeight={320}
      data={groups.map(([group, types]) => ({ group: groupName(group), items: [...types] }))}
      value={value}
      onChange={(chosen) => onChange(chosen as EventType | null)}
      error={error}
      renderOption={({ option }) => (
        <>
          <Text size="sm" flex={1}>
            {option.value}
          </Text>
          <Text size="xs" c="dimmed">
            {effectOf(option.value as EventType)}
          </Text>
        </>
      )}
      {...(isFirst === true ? { 'data-autofocus': true, autoFocus: true } : {})}
    />
  )
}
