import { ThemeIcon } from '@mantine/core'
import { GitMerge, History, Pencil } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import type { HistoryItem } from '../../../api/prospects/one.ts'
import { isPending } from '../../../events/writing/optimistic.ts'
import { EventIcon } from '../../../parts/event-icon.tsx'
import { Moment, momentText } from '../../../parts/moment.tsx'
import { UserName } from '../../../parts/user-avatar.tsx'
import { ChangeDetails } from './change-details.tsx'
import { EventDetails } from './event-details.tsx'
import { EventMenu } from './event-menu.tsx'
import { MergeDetails, MergeMenu } from './merge-details.tsx'
import classes from './timeline.module.css'
import { aboutOf, eventName, isLate, namesSource } from './words.ts'

type Props = {
  readonly item: HistoryItem
  readonly prospectId: number
  /** The batches that were taken back. */
  readonly undone: ReadonlySet<string>
  readonly isLater: boolean
  readonly isFresh: boolean
}

type RowProps = {
  readonly icon: ReactNode
  readonly name: string
  readonly by: string
  readonly at: string
  /** Beside the name, such as the source. */
  readonly facts?: readonly string[]
  /** When it was written down, of what was written down later. */
  readonly lateAt?: string | null
  readonly menu: ReactNode
  readonly children: ReactNode
  readonly marks: Readonly<Record<`data-${string}`, true | undefined>>
}

/** Quiet, as after an import all of them have it. */
const Late = ({ at }: { readonly at: string }) => {
  const { time_zone: timeZone } = useAccount()
  const words = `Came late: written down ${momentText(at, timeZone)}`
  return (
    <span role="img" aria-label={words} title={words} className={classes['late']}>
      <History size={13} aria-hidden="true" />
    </span>
  )
}

const Row = ({ icon, name, by, at, facts = [], lateAt = null, menu, children, marks }: RowProps) => (
  <li className={classes['item']} {...marks}>
    {icon}
    <div>
      <div className={classes['line']}>
        <span className={classes['name']}>{name}</span>
        <UserName id={by} />
        <span className={classes['facts']}>
          {facts.map((fact) => (
            <span key={fact} className={classes['quiet']}>
              {fact}
            </span>
          ))}
          {marks['data-later'] === true && <span className={classes['quiet']}>not yet then</span>}
          {lateAt !== null && <Late at={lateAt} />}
        </span>
      </div>
      {children}
    </div>
    <div className={classes['aside']}>
      <span className={classes['quiet']}>
        <Moment at={at} form="time" />
      </span>
      {menu}
    </div>
  </li>
)

const RecordIcon = ({ icon: Icon }: { readonly icon: typeof Pencil }) => (
  <ThemeIcon variant="light" color="gray" size={26} radius="xl" aria-hidden="true">
    <Icon size={14} />
  </ThemeIcon>
)

const EventRow = ({ event, prospectId, undone, marks }: Pick<Props, 'prospectId' | 'undone'> & EventOf) => {
  const isUndone = event.batch_id !== null && undone.has(event.batch_id)
  const facts = [
    ...(event.source === null || namesSource(event) ? [] : [`by ${event.source}`]),
    ...(isPending(event) ? ['saving …'] : []),
    ...(event.undoes_batch_id === null ? [] : ['takes back an earlier one']),
    ...(isUndone ? ['taken back'] : []),
  ]
  return (
    <Row
      icon={<EventIcon type={event.event_type} about={aboutOf(event)} />}
      name={eventName(event)}
      by={event.created_by}
      at={event.created_at}
      facts={facts}
      lateAt={isLate(event) && !isPending(event) ? event.recorded_at : null}
      menu={isPending(event) ? null : <EventMenu event={event} prospectId={prospectId} isUndone={isUndone} />}
      marks={{ ...marks, 'data-gone': event.deleted || isUndone || undefined }}
    >
      <EventDetails event={event} />
    </Row>
  )
}

type EventOf = {
  readonly event: Extract<HistoryItem, { readonly kind: 'event' }>['event']
  readonly marks: RowProps['marks']
}

/** One thing that happened: an event, a change of the profile, a merge. */
export const TimelineItem = memo(function Item({ item, prospectId, undone, isLater, isFresh }: Props) {
  const marks = { 'data-later': isLater || undefined, 'data-fresh': isFresh || undefined } as const
  if (item.kind === 'event')
    return <EventRow event={item.event} prospectId={prospectId} undone={undone} marks={marks} />
  if (item.kind === 'change')
    return (
      <Row
        icon={<RecordIcon icon={Pencil} />}
        name="Profile changed"
        by={item.by}
        at={item.at}
        menu={null}
        marks={marks}
      >
        <ChangeDetails changes={item.changes} />
      </Row>
    )
  const isUndone = item.merge.undone_at !== null
  return (
    <Row
      icon={<RecordIcon icon={GitMerge} />}
      name="Merged"
      by={item.by}
      at={item.at}
      facts={isUndone ? ['undone'] : []}
      menu={isUndone ? null : <MergeMenu merge={item.merge} />}
      marks={{ ...marks, 'data-gone': isUndone || undefined }}
    >
      <MergeDetails merge={item.merge} prospectId={prospectId} />
    </Row>
  )
})
