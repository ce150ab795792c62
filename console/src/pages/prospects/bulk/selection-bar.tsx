import { Button, CloseButton, Group, Kbd, Paper, Text } from '@mantine/core'
import { CircleDot, StickyNote, UserPlus } from 'lucide-react'
import { mostPerCall } from '../../../batches/events-for.ts'
import classes from './bulk.module.css'

export type BulkAction = 'assign' | 'status' | 'note'

type Props = {
  readonly count: number
  /** Why nothing can be done to them; null when it can. */
  readonly refusal: string | null
  readonly onAct: (action: BulkAction) => void
  readonly onClear: () => void
}

/** What can be done to all that are selected. */
export const SelectionBar = ({ count, refusal, onAct, onClear }: Props) => (
  <Paper className={classes['bar'] ?? ''} shadow="md" role="toolbar" aria-label="What to do with the selection">
    <Text size="sm" fw={600} role="status">
      {count.toLocaleString('en')} selected
      {count >= mostPerCall ? ', the most at once' : ''}
    </Text>
    {refusal === null ? (
      <Group gap={6} wrap="nowrap">
        <Button
          size="compact-sm"
          leftSection={<UserPlus size={15} aria-hidden="true" />}
          rightSection={
            <Kbd size="xs" visibleFrom="sm" aria-hidden="true">
              A
            </Kbd>
          }
          onClick={() => onAct('assign')}
        >
          Assign
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<CircleDot size={15} aria-hidden="true" />}
          onClick={() => onAct('status')}
        >
          Status
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<StickyNote size={15} aria-hidden="true" />}
          onClick={() => onAct('note')}
        >
          Note
        </Button>
      </Group>
    ) : (
      <Text size="xs" c="dimmed">
        {refusal}
      </Text>
    )}
    <CloseButton size={28} aria-label="Select nothing" title="Select nothing (Esc)" onClick={onClear} />
  </Paper>
)
