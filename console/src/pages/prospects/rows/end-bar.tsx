import { Button, Paper, Text } from '@mantine/core'
import type { Sort } from '../filters/search.ts'
import classes from './end-bar.module.css'

/** The same list from its other end, where the server knows that order. */
const reverses: Partial<Record<Sort, { readonly sort: Sort; readonly text: string }>> = {
  '-created_at': { sort: 'created_at', text: 'Show the oldest first instead' },
  created_at: { sort: '-created_at', text: 'Show the newest first instead' },
}

type Props = {
  /** How many rows were read. */
  readonly count: number
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  readonly onStop: () => void
}

/** How far the way to the end of the list is, and what is faster. */
export const EndBar = ({ count, sort, onSort, onStop }: Props) => {
  const reverse = reverses[sort]
  return (
    <Paper className={classes['bar'] ?? ''} shadow="md">
      <Text size="sm" role="status">
        Reading to the end of the list …
      </Text>
      <Text size="sm" fw={600} className={classes['count'] ?? ''}>
        {count.toLocaleString('en')} prospects
      </Text>
      {reverse !== undefined && (
        <Button size="compact-sm" variant="light" onClick={() => onSort(reverse.sort)}>
          {reverse.text}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={onStop} title="Esc">
        Stop
      </Button>
    </Paper>
  )
}
