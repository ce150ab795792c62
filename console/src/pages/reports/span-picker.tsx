import { Button, Group, Text, TextInput } from '@mantine/core'
import type { Day } from '../../time/days.ts'
import { presetsFor, type Span, spanFault } from './span.ts'

type Props = { readonly span: Span; readonly today: Day; readonly onChange: (span: Span) => void }

const isSame = (one: Span, other: Span): boolean => one.first === other.first && one.last === other.last

/** From which day to which: with one click, or any. */
export const SpanPicker = ({ span, today, onChange }: Props) => {
  const fault = spanFault(span)
  return (
    <Group gap="sm" align="flex-end" mb="md">
      <Group gap={6} role="group" aria-label="Days">
        {presetsFor(today).map(({ name, span: preset }) => (
          <Button
            key={name}
            size="compact-sm"
            mih={30}
            variant={isSame(preset, span) ? 'light' : 'default'}
            aria-pressed={isSame(preset, span)}
            onClick={() => onChange(preset)}
          >
            {name}
          </Button>
        ))}
      </Group>
      <Group gap={6} align="center">
        <TextInput
          type="date"
          size="xs"
          aria-label="First day"
          value={span.first}
          max={today}
          error={fault !== null}
          onChange={(event) => event.currentTarget.value && onChange({ ...span, first: event.currentTarget.value })}
        />
        <Text size="sm">to</Text>
        <TextInput
          type="date"
          size="xs"
          aria-label="Last day"
          value={span.last}
          max={today}
          error={fault !== null}
          onChange={(event) => event.currentTarget.value && onChange({ ...span, last: event.currentTarget.value })}
        />
      </Group>
      {fault !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {fault}
        </Text>
      )}
    </Group>
  )
}
