import { Button, CloseButton, Group } from '@mantine/core'
import { unitLine, useUnit } from '../../../api/units.ts'
import { useUsersById } from '../../../api/users.ts'
import { openStages } from '../../../app/looks/tones.ts'
import classes from './filters.module.css'
import { type FilterName, filterNames, listOf, type ProspectsSearch } from './search.ts'
import { useProspectsSearch } from './use-search.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const createdText = (text: string): string => {
  const ago = /^(\d{1,4})d$/.exec(text)?.[1]
  if (ago === '0') return 'Created today'
  return ago === undefined ? `Created from ${text}` : `Created in the last ${ago} days`
}

const dueText = (text: string): string =>
  text === 'today' ? 'Follow-up due' : text === 'week' ? 'Follow-up within 7 days' : `Follow-up by ${text}`

const stageText = (text: string): string => {
  const stages = listOf(text)
  const isOpen = stages.length === openStages.length && openStages.every((stage) => stages.includes(stage))
  return isOpen ? 'Neither lost nor moved in' : `Stage: ${stages.map(capital).join(' or ')}`
}

/** What a filter says, in words. */
const useWords = ({ unit_id: unitId }: ProspectsSearch): ((name: FilterName, value: string) => string) => {
  const users = useUsersById()
  const unit = useUnit(unitId === undefined ? null : Number(unitId))
  const words: Readonly<Record<FilterName, (value: string) => string>> = {
    status: (value) => listOf(value).join(' or '),
    stage: stageText,
    assignee: (value) => (value === 'none' ? 'Nobody has it' : `With ${users.get(value)?.name ?? value.slice(0, 8)}`),
    unit_id: (value) => (unit === undefined ? `Unit ${value}` : unitLine(unit)),
    source: (value) => `From ${value}`,
    created_after: createdText,
    created_before: (value) => `Created until ${value}`,
    follow_up_due_before: dueText,
    awaiting: () => 'Awaiting response',
  }
  return (name, value) => words[name](value)
}

/** The filters that hold, each with a button that takes it away. */
export const FilterChips = () => {
  const { search, change, go } = useProspectsSearch()
  const wordsOf = useWords(search)
  const active = filterNames.flatMap((name) => {
    const value = search[name]
    return value === undefined || value === '' ? [] : [{ name, words: wordsOf(name, value) }]
  })
  if (active.length === 0) return null
  return (
    <Group gap={6} role="group" aria-label="Filters that hold">
      {active.map(({ name, words }) => (
        <span key={name} className={classes['chip']}>
          <span className={classes['chipText']}>{words}</span>
          <CloseButton
            size={24}
            iconSize={13}
            aria-label={`Remove filter: ${words}`}
            onClick={() => change({ [name]: undefined })}
          />
        </span>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={() => go({ q: search.q, sort: search.sort })}>
        Clear filters
      </Button>
    </Group>
  )
}
