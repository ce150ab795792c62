import { Checkbox, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { limits } from '../../../../server/src/catalogue/limits.ts'
import { useAccount } from '../../api/accounts.ts'
import { useOtherInquiries } from '../../api/prospects/others.ts'
import { type ClockTime, momentAt } from '../../time/zoned.ts'
import { filled } from '../drafts.ts'
import { blockChoices } from '../fields/choices.ts'
import { MomentField } from '../fields/moment-field.tsx'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

const untilFault = (until: ClockTime | null, timeZone: string): string | null => {
  if (until === null) return null
  const at = momentAt(until, timeZone)
  if (at === null) return 'Give a day and a time'
  return Date.parse(at) <= Date.now() ? 'The block has to end later than now' : null
}

const reasonFault = (reason: string): string | null =>
  [...reason].length > limits.reasonCharacters ? `At most ${limits.reasonCharacters} characters` : null

/** Why, until when, and whether the person's other inquiries are marked too. */
export const BlockForm = ({ prospect, onCancel, onDone }: FormProps) => {
  const { time_zone: timeZone } = useAccount()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<ClockTime | null>(null)
  const [isWhole, setIsWhole] = useState(false)
  const others = useOtherInquiries(prospect).others.filter((other) => other.phone_e164 === prospect.phone_e164)
  const number = prospect.phone_e164
  const choices = blockChoices(Date.now(), timeZone)
  const context = {
    ...(reason.trim() === '' ? {} : { reason }),
    ...(until === null ? {} : { until: momentAt(until, timeZone) ?? '' }),
  }
  return (
    <FormFrame
      prospect={prospect}
      drafts={[
        filled({ event_type: 'Blocklist Prospect', context: Object.keys(context).length === 0 ? null : context }),
      ]}
      phone={isWhole ? number : null}
      faults={{ reason: reasonFault(reason), until: untilFault(until, timeZone) }}
      action={isWhole ? `Blocklist all ${others.length + 1}` : 'Blocklist'}
      isDangerous
      done="Blocklisted"
      hasPreview
      onCancel={onCancel}
      onDone={onDone}
    >
      {(faults) => (
        <>
          <Text size="sm" c="dimmed">
            Nobody can schedule or change anything then but notes and assignments
            {number === null ? '.' : `, for this prospect and for every inquiry with the number ${prospect.phone}.`}
          </Text>
          <TextInput
            label="Reason"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={faults['reason']}
            data-autofocus
            autoFocus
          />
          <Checkbox
            label="The block ends by itself"
            checked={until !== null}
            onChange={(event) => setUntil(event.currentTarget.checked ? (choices[1]?.shown ?? null) : null)}
          />
          {until !== null && (
            <MomentField label="Until" value={until} onChange={setUntil} choices={choices} error={faults['until']} />
          )}
          {number !== null && others.length > 0 && (
            <Checkbox
              label={`Mark the ${others.length === 1 ? 'other inquiry' : `${others.length} other inquiries`} with this number too`}
              description="Each gets a block of its own, and leaves the board and the desk"
              checked={isWhole}
              onChange={(event) => setIsWhole(event.currentTarget.checked)}
            />
          )}
        </>
      )}
    </FormFrame>
  )
}
