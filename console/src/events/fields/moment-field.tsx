import { Button, Fieldset, Group, Input, Text, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { momentText } from '../../parts/moment.tsx'
import { type ClockTime, momentAt, zoneName } from '../../time/zoned.ts'

/** A moment that may be chosen with one click. */
export type MomentChoice = { readonly name: string; readonly shown: ClockTime }

type Props = {
  readonly label: string
  readonly value: ClockTime
  readonly onChange: (shown: ClockTime) => void
  readonly choices?: readonly MomentChoice[]
  readonly error?: string | null | undefined
  readonly isFirst?: boolean
}

/** As the labels of other fields are. */
const legendLooks = {
  legend: { padding: 0, fontWeight: 500, marginBottom: 2 },
  root: { padding: 0, margin: 0 },
} as const

/** A day and a time on the clocks of the account; says which day of the week that is, and which clocks. */
export const MomentField = ({ label, value, onChange, choices = [], error, isFirst }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const errorId = useId()
  const at = momentAt(value, timeZone)
  const wrong = error ? { 'aria-invalid': true, 'aria-describedby': errorId, error: true } : {}
  return (
    <Fieldset legend={label} variant="unstyled" styles={legendLooks}>
      <Group gap="xs" align="center" wrap="wrap">
        <TextInput
          type="date"
          aria-label={`${label}: day`}
          value={value.day}
          onChange={(event) => onChange({ ...value, day: event.currentTarget.value })}
          {...wrong}
          {...(isFirst === true ? { 'data-autofocus': true, autoFocus: true } : {})}
        />
        <TextInput
          type="time"
          step={300}
          aria-label={`${label}: time`}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
          {...wrong}
        />
        <Text size="xs" c="dimmed">
          {at === null ? timeZone : `${momentText(at, timeZone, 'day')}, ${zoneName(at, timeZone)}`}
        </Text>
      </Group>
      {choices.length > 0 && (
        <Group gap={6} mt={6}>
          {choices.map(({ name, shown }) => (
            <Button
              key={name}
              size="compact-xs"
              variant={shown.day === value.day && shown.time === value.time ? 'light' : 'default'}
              aria-pressed={shown.day === value.day && shown.time === value.time}
              onClick={() => onChange(shown)}
              mih={24}
            >
              {name}
            </Button>
          ))}
        </Group>
      )}
      {error && (
        <Input.Error id={errorId} mt={4}>
          {error}
        </Input.Error>
      )}
    </Fieldset>
  )
}
