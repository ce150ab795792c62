import { Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import { dayNow, startOfDay } from '../../../time/days.ts'
import { dayAfter } from '../../../time/zoned.ts'

const choices = [
  { value: 'never', label: 'Never' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'day', label: 'After a day …' },
] as const

type Props = {
  readonly onChange: (at: string | null) => void
  /** What the server finds wrong with it. */
  readonly error?: string | undefined
}

/** When a token stops working: with the end of a day of the account, or never (null). */
export const ExpiryField = ({ onChange, error }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const [choice, setChoice] = useState<string>('never')
  const today = dayNow(Date.now(), timeZone)
  const [day, setDay] = useState(dayAfter(today, 30))
  const endOf = (last: string): string | null => (last === '' ? null : startOfDay(dayAfter(last, 1), timeZone))
  const choose = (next: string): void => {
    setChoice(next)
    if (next === 'never') onChange(null)
    else onChange(endOf(next === 'day' ? day : dayAfter(today, Number(next))))
  }
  const chooseDay = (next: string): void => {
    setDay(next)
    onChange(endOf(next))
  }
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label="Expires"
        allowDeselect={false}
        data={choices}
        value={choice}
        error={error}
        inputWrapperOrder={['label', 'error', 'input']}
        onChange={(next) => choose(next ?? 'never')}
      />
      {choice === 'day' && (
        <TextInput
          type="date"
          aria-label="Last day"
          required
          min={today}
          value={day}
          onChange={(event) => chooseDay(event.currentTarget.value)}
        />
      )}
    </Group>
  )
}
