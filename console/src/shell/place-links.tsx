import { VisuallyHidden } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import type { Desk } from '../api/desk.ts'
import { badgeText, isHere, type Place } from './places.ts'
import classes from './shell.module.css'

type Props = {
  readonly places: readonly Place[]
  readonly desk: Desk | undefined
  readonly look: 'place' | 'tab'
  readonly onGo?: () => void
}

const Count = ({ place, desk }: { readonly place: Place; readonly desk: Desk | undefined }) => {
  const waiting = desk === undefined ? undefined : place.waiting?.(desk)
  if (waiting === undefined || waiting.count === 0) return null
  return (
    <span className={classes['count']} title={`${badgeText(waiting.count)} ${waiting.of}`}>
      {badgeText(waiting.count)}
      <VisuallyHidden> {waiting.of}</VisuallyHidden>
    </span>
  )
}

/** Links to pages with what waits there: lines of the sidebar and the drawer, or tabs of the bar on phones. */
export const PlaceLinks = ({ places, desk, look, onGo }: Props) => {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return places.map((place) => (
    <Link
      key={place.to}
      to={place.to}
      className={classes[look]}
      aria-current={isHere(place, path) ? 'page' : undefined}
      {...(onGo === undefined ? {} : { onClick: onGo })}
    >
      <place.icon size={look === 'tab' ? 20 : 17} aria-hidden="true" />
      <span className={look === 'place' ? classes['placeName'] : undefined}>{place.name}</span>
      <Count place={place} desk={desk} />
    </Link>
  ))
}
