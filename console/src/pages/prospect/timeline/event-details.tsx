import { ArrowRight, Ban, CalendarClock, Clock, Trash2 } from 'lucide-react'
import type { LeasingEvent } from '../../../api/events.ts'
import { Moment } from '../../../parts/moment.tsx'
import { UserName } from '../../../parts/user-avatar.tsx'
import { EventNotes } from './event-notes.tsx'
import classes from './timeline.module.css'
import { notesOf } from './words.ts'

const People = ({ ids }: { readonly ids: readonly string[] }) =>
  ids.length === 0 ? <span className={classes['quiet']}>Nobody</span> : ids.map((id) => <UserName key={id} id={id} />)

/** From whom to whom. */
const Handing = ({ from, to }: { readonly from: readonly string[]; readonly to: readonly string[] }) => (
  <div className={classes['people']}>
    <People ids={from} />
    <ArrowRight size={14} role="img" aria-label="to" />
    <People ids={to} />
  </div>
)

const BlockDetail = ({ context: { reason, until } }: Pick<LeasingEvent, 'context'>) => (
  <div className={classes['detail']}>
    <Ban size={14} aria-hidden="true" />
    {reason === undefined ? 'No reason was given' : `“${reason}”`}
    {until !== undefined && (
      <span>
        until <Moment at={until} />
      </span>
    )}
  </div>
)

const Deletion = ({ event }: { readonly event: LeasingEvent }) => (
  <div className={classes['detail']}>
    <Trash2 size={14} aria-hidden="true" />
    <span>
      Deleted
      {event.deleted_at !== null && (
        <>
          {' '}
          <Moment at={event.deleted_at} />
        </>
      )}
      {event.deletion_reason === null ? ', no reason given' : `: “${event.deletion_reason}”`}
    </span>
    {event.deleted_by !== null && <UserName id={event.deleted_by} />}
  </div>
)

/** What an event says beside its name: to whom, when it is planned, the notes, why it was deleted. */
export const EventDetails = ({ event }: { readonly event: LeasingEvent }) => {
  const { context, planned_date_time: planned, next_follow_up: next } = event
  const notes = notesOf(event)
  return (
    <>
      {context.assignedToUserIds !== undefined && (
        <Handing from={context.previousAssignedToUserIds ?? []} to={context.assignedToUserIds} />
      )}
      {planned !== null && (
        <div className={classes['detail']}>
          <CalendarClock size={14} aria-hidden="true" />
          <span>
            Planned for <Moment at={planned} />
          </span>
        </div>
      )}
      {next !== null && (
        <div className={classes['detail']}>
          <Clock size={14} aria-hidden="true" />
          <span>
            Follow up on <Moment at={next} />
          </span>
        </div>
      )}
      {event.event_type === 'Blocklist Prospect' && <BlockDetail context={context} />}
      {notes !== null && <EventNotes text={notes} />}
      {event.deleted && <Deletion event={event} />}
    </>
  )
}
