import { Group, Paper, Text, Title } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { countText } from '../../app/looks/count-text.ts'
import classes from './desk.module.css'

/** The server counts no further. */
const mostCounted = 1_000

type Props = {
  readonly title: string
  readonly icon: LucideIcon
  readonly count: number
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly children: readonly ReactNode[]
  /** What it means that nothing is here, and what to do. */
  readonly empty: ReactNode
  /** A link to where the rest is. */
  readonly rest?: ReactNode
}

/** One pile of the desk: how much it is, its first rows, and where the rest is. */
export const DeskCard = ({ title, icon: Icon, count, actions, children, empty, rest }: Props) => {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} className={classes['card'] ?? ''}>
      <Group justify="space-between" gap="4px 10px" className={classes['head'] ?? ''}>
        <Group gap={8} wrap="nowrap">
          <Icon size={17} aria-hidden="true" className={classes['icon']} />
          <Title order={2} id={id} size="h2" className={classes['title'] ?? ''}>
            {title}
          </Title>
          <span className={classes['count']} data-none={count === 0 || undefined} aria-live="polite">
            {countText(count, count >= mostCounted)}
          </span>
        </Group>
        {actions}
      </Group>
      {children.length === 0 ? (
        <Text size="sm" c="dimmed" className={classes['empty'] ?? ''} component="div">
          {empty}
        </Text>
      ) : (
        <ul className={classes['rows']}>{children}</ul>
      )}
      {rest !== undefined && children.length > 0 && <div className={classes['rest']}>{rest}</div>}
    </Paper>
  )
}
