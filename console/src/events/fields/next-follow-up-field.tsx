import { Checkbox, Stack } from '@mantine/core'
import { useAccount } from '../../api/accounts.ts'
import type { Prospect } from '../../api/prospects/list.ts'
import { momentText } from '../../parts/moment.tsx'
import { type ClockTime, momentAt } from '../../time/zoned.ts'
import type { EventDraft } from '../drafts.ts'
import { followUpChoices } from './choices.ts'
import { MomentField } from './moment-field.tsx'

/** What an event says about the follow-up beside what it is about. */
export type FollowUpWish = { readonly isDone: boolean; readonly next: ClockTime | null }

export const noWish: FollowUpWish = { isDone: false, next: null }

export const wishFault = ({ next }: FollowUpWish, timeZone: string): string | null =>
  next !== null && momentAt(next, timeZone) === null ? 'Give a day and a time' : null

/** The part of an event that says it. */
export const wishedOf = (wish: FollowUpWish, timeZone: string): Pick<EventDraft, 'next_follow_up' | 'context'> => {
  const at = wish.next === null ? null : momentAt(wish.next, timeZone)
  return {
    ...(at === null ? {} : { next_follow_up: at }),
    ...(wish.isDone ? { context: { followUpDone: true } } : {}),
  }
}

type Props = {
  readonly prospect: Prospect
  readonly value: FollowUpWish
  readonly onChange: (wish: FollowUpWish) => void
  readonly error?: string | null | undefined
}

/** With a call or a message the planned follow-up is often done, and the next one is planned. */
export const NextFollowUpField = ({ prospect, value, onChange, error }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const choices = followUpChoices(Date.now(), timeZone)
  const due = prospect.next_follow_up
  const first = choices[choices.length > 2 ? 1 : 0]?.shown ?? { day: '', time: '' }
  return (
    <Stack gap={8}>
      {due !== null && (
        <Checkbox
          label={`That was the follow-up of ${momentText(due, timeZone)}`}
          checked={value.isDone}
          onChange={(event) => onChange({ ...value, isDone: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label="Follow up again"
        checked={value.next !== null}
        onChange={(event) => onChange({ ...value, next: event.currentTarget.checked ? first : null })}
      />
      {value.next !== null && (
        <MomentField
          label="Next follow-up"
          value={value.next}
          onChange={(next) => onChange({ ...value, next })}
          choices={choices}
          error={error}
        />
      )}
    </Stack>
  )
}
