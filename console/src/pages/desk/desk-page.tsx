import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../api/accounts.ts'
import { deskQuery } from '../../api/desk.ts'
import { useShortcuts } from '../../app/shortcuts.tsx'
import { momentText } from '../../parts/moment.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { AwaitingCard } from './awaiting-card.tsx'
import classes from './desk.module.css'
import { FollowUpsCard } from './follow-ups-card.tsx'
import { ShowingsCard } from './showings-card.tsx'
import { UnassignedCard } from './unassigned-card.tsx'

/** Goes to the next or previous name on the desk, whatever pile it is in. */
const step = (by: 1 | -1): void => {
  const names = [...document.querySelectorAll<HTMLElement>('[data-desk-name] a')]
  const row = document.activeElement?.closest('li')
  const at = names.findIndex((name) => row?.contains(name) === true)
  const next = at === -1 ? names[by === 1 ? 0 : names.length - 1] : names[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** Presses the first button of the focused row that begins with this word. */
const press = (word: string): void => {
  const row = document.activeElement?.closest('li')
  row?.querySelector<HTMLButtonElement>(`button[aria-label^="${word}"]`)?.click()
}

/** The first page: what waits today, and what can be done about it right there. */
export const DeskPage = () => {
  const account = useAccount()
  const query = useQuery(deskQuery(account.id))
  useShortcuts('Desk', [
    { keys: 'j', text: 'Next row', run: () => step(1) },
    { keys: 'k', text: 'Previous row', run: () => step(-1) },
    { keys: 'a', text: 'Assign the row', run: () => press('Assign') },
    { keys: 'e', text: 'Follow-up of the row is done', run: () => press('Done') },
  ])
  return (
    <>
      <PageTitle title="Desk" aside={momentText(new Date(), account.time_zone, 'day')} />
      <Reading query={query} title="The desk can't be shown" skeleton={<SkeletonRows rows={10} height={54} />}>
        {(desk) => (
          <div className={classes['grid']}>
            <div className={classes['column']}>
              <UnassignedCard unassigned={desk.unassigned} />
              <FollowUpsCard due={desk.follow_ups_due} />
            </div>
            <div className={classes['column']}>
              <ShowingsCard today={desk.showings_today} />
              <AwaitingCard awaiting={desk.awaiting_response} />
            </div>
          </div>
        )}
      </Reading>
    </>
  )
}
