import { Text, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Ban, CalendarClock, Clock } from 'lucide-react'
import { memo, type Ref, useEffect, useRef } from 'react'
import { paths } from '../../app/paths.ts'
import { isBlocked } from '../../events/kinds.ts'
import { Moment } from '../../parts/moment.tsx'
import { prospectText } from '../../parts/prospect-name.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { streetOf } from '../../parts/street.tsx'
import { Assignees } from '../../parts/user-avatar.tsx'
import classes from './board.module.css'
import { type CardActions, CardMenu } from './card-menu.tsx'
import { ageText, type BoardCard } from './placing.ts'

const FollowUp = ({ at }: { readonly at: string }) => {
  const isOverdue = Date.parse(at) < Date.now()
  return (
    <span className={classes['chip']} data-overdue={isOverdue || undefined}>
      <Clock size={12} aria-hidden="true" />
      <VisuallyHidden>{isOverdue ? 'Follow-up overdue' : 'Follow-up'} </VisuallyHidden>
      {isOverdue && <span aria-hidden="true">due</span>}
      <RelativeTime at={at} />
    </span>
  )
}

const Planned = ({ card }: { readonly card: BoardCard }) =>
  card.planned_date_time === null ? null : (
    <span className={classes['chip']}>
      <CalendarClock size={12} aria-hidden="true" />
      <VisuallyHidden>{card.stage === 'lease' ? 'Move-in' : 'Showing'} </VisuallyHidden>
      <Moment at={card.planned_date_time} />
    </span>
  )

/** What stands on a card, also on the one that hangs on the pointer. */
export const CardFace = ({ card }: { readonly card: BoardCard }) => {
  return (
    <>
      <Text size="xs" c="dimmed" truncate title={card.unit_address ?? undefined}>
        {card.unit_address === null ? 'No unit yet' : streetOf(card.unit_address)}
      </Text>
      <Text size="xs" lineClamp={2} title={card.status}>
        {isBlocked(card) && <Ban size={11} aria-hidden="true" style={{ marginInlineEnd: 4 }} />}
        {card.status === 'Blocklist Prospect' ? 'Blocklisted' : card.status}
      </Text>
      <Planned card={card} />
      {card.next_follow_up !== null && <FollowUp at={card.next_follow_up} />}
      <div className={classes['foot']}>
        <span className={classes['people']}>
          <Assignees ids={card.assigned_to_user_ids} />
        </span>
        <span className={classes['age']}>
          <VisuallyHidden>In this stage for </VisuallyHidden>
          {ageText(card.stage_times[card.stage] ?? card.created_at, Date.now())}
        </span>
      </div>
    </>
  )
}

type Props = {
  readonly card: BoardCard
  readonly place: { readonly index: number; readonly of: number; readonly top: number }
  /** The one card of its column that Tab reaches; arrows go on from there. */
  readonly isStop: boolean
  /** The keyboard has come to it. */
  readonly isWanted: boolean
  /** It was moved, and the server has not said yet. */
  readonly isUnderWay: boolean
  readonly isDragged: boolean
  readonly isMenuOpen: boolean
  readonly mayWrite: boolean
  readonly actions: CardActions
  readonly measure: Ref<HTMLLIElement>
}

/** A prospect on the board: a link to their page, to be dragged, with a menu that does the same. */
export const Card = memo(function Card({ card, place, actions, mayWrite, ...is }: Props) {
  const link = useRef<HTMLAnchorElement>(null)
  const { isWanted, isStop } = is
  useEffect(() => {
    if (isWanted) link.current?.focus()
  }, [isWanted])
  const canMove = mayWrite && !isBlocked(card) && !is.isUnderWay
  return (
    <li
      ref={is.measure}
      className={classes['slot']}
      data-index={place.index}
      aria-posinset={place.index + 1}
      aria-setsize={place.of}
      style={{ transform: `translateY(${place.top}px)` }}
    >
      <div
        className={classes['card']}
        data-card={card.id}
        data-under-way={is.isUnderWay || undefined}
        data-dragged={is.isDragged || undefined}
        data-can-move={canMove || undefined}
        onPointerDown={(event) => {
          if (canMove && !(event.target as Element).closest('button')) actions.onDragStart(event, card)
        }}
      >
        <div className={classes['head']}>
          <Link
            ref={link}
            to={paths.prospect}
            params={{ id: String(card.id) }}
            className={classes['name']}
            draggable={false}
            tabIndex={isStop ? 0 : -1}
            title={prospectText(card)}
            dir="auto"
            onFocus={() => actions.onFocus(card)}
          >
            {prospectText(card)}
          </Link>
          {mayWrite && (
            <CardMenu
              card={card}
              isStop={isStop}
              isOpen={is.isMenuOpen}
              onMenu={actions.onMenu}
              onMove={actions.onMove}
              onAssign={actions.onAssign}
            />
          )}
        </div>
        <CardFace card={card} />
      </div>
    </li>
  )
})
