import { MultiSelect, type MultiSelectProps } from '@mantine/core'
import { type EventType, eventTypeNames, eventTypeRow } from '../../../../server/src/catalogue/event-types.ts'
import { groupName } from '../../events/fields/type-select.tsx'

type Props = Omit<MultiSelectProps, 'data' | 'value' | 'onChange'> & {
  readonly value: readonly EventType[]
  readonly onChange: (types: EventType[]) => void
}

const groups = [...Map.groupBy(eventTypeNames, (type) => eventTypeRow(type)?.group ?? 'pipeline')]
const data = groups.map(([group, types]) => ({ group: groupName(group), items: [...types] }))

/** Picks any of the types of leasing events, by their groups. None picked means all. */
export const EventTypesPicker = ({ value, onChange, ...rest }: Props) => (
  <MultiSelect
    searchable
    clearable
    hidePickedOptions
    maxDropdownHeight={320}
    nothingFoundMessage="No event has this name"
    placeholder={value.length === 0 ? 'All types' : ''}
    {...rest}
    data={data}
    value={[...value]}
    onChange={(types) => onChange(types as EventType[])}
  />
)
