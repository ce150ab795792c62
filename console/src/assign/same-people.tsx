import { Checkbox, Text } from '@mantine/core'
import classes from './assign.module.css'
import type { Assignment } from './use-assignment.ts'

const words = (people: number, others: number): string => {
  const units = others === 1 ? '1 more unit' : `${others} more units`
  return people === 1
    ? `The same person asks about ${units}: include them?`
    : `The same people ask about ${units}: include them?`
}

/** Offers to take along the other inquiries of the same phone numbers. Says so when they can't be looked for. */
export const SamePeople = ({ people, others, withOthers, setWithOthers, look }: Assignment) => {
  if (people.isError)
    return (
      <Text size="xs" c="dimmed">
        Other inquiries of the same people could not be looked for.
      </Text>
    )
  if (others.length === 0) return null
  return (
    <Checkbox
      className={classes['same'] ?? ''}
      label={words(look.data?.length ?? 0, others.length)}
      description="By the phone number, however it is spelled"
      checked={withOthers}
      onChange={(event) => setWithOthers(event.currentTarget.checked)}
    />
  )
}
