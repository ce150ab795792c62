import { VisuallyHidden } from '@mantine/core'
import { Check, CircleCheckBig, CircleX, Clock, KeyRound, type LucideIcon } from 'lucide-react'
import type { CSSProperties, PointerEvent } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { useUsersById } from '../../api/users.ts'
import { momentText } from '../../parts/moment.tsx'
import { prospectText } from '../../parts/prospect-name.tsx'
import { streetOf } from '../../parts/street.tsx'
import { UserAvatar } from '../../parts/user-avatar.tsx'
import { isOpen, type Planned } from './entries.ts'
import classes from './entry.module.css'
import { type EntryDoor, EntryPopover } from './entry-popover.tsx'

const signs: Readonly<Record<string, LucideIcon>> = {
  Confirmed: Check,
  Arrived: KeyRound,
  Started: KeyRound,
  Completed: CircleCheckBig,
  Missed: CircleX,
  Failed: CircleX,
  Canceled: CircleX,
}

const Sign = ({ plan }: { readonly plan: Planned }) => {
  const Icon = plan.kind === 'follow_up' ? Clock : signs[plan.status ?? '']
  return Icon === undefined ? null : <Icon size={12} aria-hidden="true" className={classes['sign']} />
}

const People = ({ ids }: { readonly ids: readonly string[] }) => {
  const users = useUsersById()
  const people = ids.map((id) => users.get(id) ?? { id, name: id.slice(0, 8) })
  return (
    <span className={classes['people']}>
      {people.slice(0, 2).map((user) => (
        <UserAvatar key={user.id} user={user} size={18} />
      ))}
      <VisuallyHidden>{people.map(({ name }) => name).join(', ') || 'nobody'}</VisuallyHidden>
    </span>
  )
}

type Props = {
  readonly plan: Planned
  readonly at: string
  readonly door: EntryDoor
  /** `block` in the grid of hours, `chip` in the lane of follow-ups, `row` in the list. */
  readonly look: 'block' | 'chip' | 'row'
  readonly style?: CSSProperties
  readonly onDragStart?: (event: PointerEvent<HTMLElement>, plan: Planned) => void
}

/** A plan as a button: it opens all about it, and can be dragged to another time. */
export const EntryButton = ({ plan, at, door, look, style, onDragStart }: Props) => {
  const { time_zone: timeZone } = useAccount()
  const name = prospectText({ id: plan.prospect_id, name: plan.prospect_name })
  const isLate = plan.kind === 'follow_up' && Date.parse(plan.at) < Date.now()
  return (
    <EntryPopover plan={plan} at={at} door={door}>
      <button
        type="button"
        className={classes['entry']}
        style={style}
        data-look={look}
        data-entry={plan.key}
        data-kind={plan.kind}
        data-over={!isOpen(plan) || undefined}
        data-late={isLate || undefined}
        data-struck={plan.status === 'Canceled' || undefined}
        title={`${name}, ${momentText(plan.at, timeZone)}`}
        onClick={() => door.onOpen(door.openAt === at ? null : at)}
        onPointerDown={(event) => {
          if (isOpen(plan)) onDragStart?.(event, plan)
        }}
      >
        <span className={classes['time']}>{momentText(plan.at, timeZone, 'time')}</span>
        <span className={classes['what']}>
          <Sign plan={plan} />
          <span className={classes['who']} dir="auto">
            {name}
          </span>
          <VisuallyHidden>
            , {plan.kind === 'showing' ? `showing, ${plan.status}` : isLate ? 'follow-up, overdue' : 'follow-up'}
          </VisuallyHidden>
          {look === 'row' && (
            <span className={classes['state']} aria-hidden="true">
              {plan.kind === 'showing' ? plan.status : isLate ? 'Follow-up, overdue' : 'Follow-up'}
            </span>
          )}
        </span>
        {look !== 'chip' && plan.unit_address !== null && (
          <span className={classes['where']}>{look === 'row' ? plan.unit_address : streetOf(plan.unit_address)}</span>
        )}
        <People ids={plan.user_ids} />
      </button>
    </EntryPopover>
  )
}
