import { Button } from '@mantine/core'
import { History } from 'lucide-react'
import { useAccount } from '../../api/accounts.ts'
import { type ClockTime, clockTime, momentAt } from '../../time/zoned.ts'
import { MomentField } from './moment-field.tsx'

type Props = {
  /** Null: now. */
  readonly value: ClockTime | null
  readonly onChange: (shown: ClockTime | null) => void
  readonly error?: string | null | undefined
}

/** What the server would say to this moment. */
export const happenedFault = (value: ClockTime | null, timeZone: string): string | null => {
  if (value === null) return null
  const at = momentAt(value, timeZone)
  if (at === null) return 'Give a day and a time'
  return Date.parse(at) > Date.now() ? 'It has not happened yet: choose a moment that has passed' : null
}

/** When it happened: now, or at a moment that has passed, where it takes its place in the timeline. */
export const HappenedField = ({ value, onChange, error }: Props) => {
  const { time_zone: timeZone } = useAccount()
  if (value === null)
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        mih={24}
        style={{ alignSelf: 'flex-start' }}
        leftSection={<History size={14} aria-hidden="true" />}
        onClick={() => onChange(clockTime(Date.now() - 3_600_000, timeZone))}
      >
        It happened earlier
      </Button>
    )
  return (
    <div>
      <MomentField label="Happened at" value={value} onChange={onChange} error={error} isFirst />
      <Button variant="subtle" color="gray" size="compact-xs" mih={24} mt={4} onClick={() => onChange(null)}>
        It happened just now
      </Button>
    </div>
  )
}
