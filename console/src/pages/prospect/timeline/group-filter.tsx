import { Chip, Group } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { HistoryItem } from '../../../api/prospects/one.ts'
import { groupName } from '../../../events/fields/type-select.tsx'
import { groupOf, recordGroup } from './words.ts'

/** The groups that the address names; none: all are shown. */
export const useChosenGroups = (): ReadonlySet<string> => {
  const { groups = '' } = useSearch({ strict: false })
  return new Set(groups.split(',').filter((group) => group !== ''))
}

const order = ['pipeline', 'showing', 'screening', 'application', 'hoa', 'team', 'lease', 'admin', recordGroup]

const nameOf = (group: string): string => (group === recordGroup ? 'Profile and merges' : groupName(group))

type Props = {
  readonly items: readonly HistoryItem[]
  /** Whether there are earlier ones that were not read yet. */
  readonly hasMore: boolean
}

/** Which groups the timeline shows, with how many of each there are: at least, while not all is read. */
export const GroupFilter = ({ items, hasMore }: Props) => {
  const navigate = useNavigate()
  const chosen = useChosenGroups()
  const counts = Map.groupBy(items, groupOf)
  const shown = order.filter((group) => counts.has(group) || chosen.has(group))
  const choose = (groups: string[]): void => {
    const text = order.filter((group) => groups.includes(group)).join(',')
    void navigate({
      to: '.',
      search: (all) => ({ ...all, groups: text === '' ? undefined : text }),
      replace: true,
      resetScroll: false,
    })
  }
  if (shown.length < 2) return null
  return (
    <Chip.Group multiple value={[...chosen]} onChange={choose}>
      <Group gap={6} role="group" aria-label="Show only">
        {shown.map((group) => (
          <Chip key={group} value={group} size="xs" variant="outline">
            {nameOf(group)} {counts.get(group)?.length ?? 0}
            {hasMore ? '+' : ''}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
