import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { useAccount, useMay } from '../api/accounts.ts'
import { deskQuery } from '../api/desk.ts'
import type { LiveState } from '../api/live/follow.ts'
import { useLive } from '../api/live/use-live.ts'
import { useOnePerson } from '../api/signed-in/one-person.ts'
import { SignedIn } from '../api/signed-in/signed-in.tsx'
import { HelpDialog } from '../app/help-dialog.tsx'
import { paths } from '../app/paths.ts'
import { everywhere, useShortcuts } from '../app/shortcuts.tsx'
import { Later, part } from '../later/later.tsx'
import { Header } from './header.tsx'
import { Mark } from './mark.tsx'
import { PlaceLinks } from './place-links.tsx'
import { places, placesOnPhones } from './places.ts'
import { PopupLooks, PopupPlace } from './popups.tsx'
import classes from './shell.module.css'
import { PageNotice } from './standing/page-notice.tsx'
import { useGoTo } from './use-go-to.ts'

// Nobody needs them to see the first page.
const palette = part(() => import('../palette/palette.tsx').then(({ Palette }) => Palette))
const newLead = part(() => import('../new-lead/new-lead-dialog.tsx').then(({ NewLeadDialog }) => NewLeadDialog))

const liveWords: Readonly<Record<LiveState, string>> = {
  live: 'Live',
  connecting: 'Connecting …',
  refused: 'Not live: changes of others do not arrive by themselves',
  away: 'Not live: reconnecting …',
}

const Frame = () => {
  useOnePerson()
  const account = useAccount()
  const mayCreate = useMay('editProspects')
  const live = useLive(account.id)
  const desk = useQuery(deskQuery(account.id)).data
  const navigate = useNavigate()
  const [isSearching, search] = useDisclosure()
  const [isHelping, help] = useDisclosure()
  const [isCreating, creation] = useDisclosure()
  const [isMore, more] = useDisclosure()
  useGoTo((to) => void navigate({ to }))
  useShortcuts(everywhere, [
    { keys: 'mod+K', text: 'Search, and do things by name', run: search.open },
    { keys: '/', text: 'Search', run: search.open },
    ...(mayCreate ? [{ keys: 'n', text: 'New lead', run: creation.open }] : []),
    { keys: 'shift+?', text: 'This help', run: help.open },
  ])
  return (
    <PopupLooks>
      <div className={classes['root']}>
        <a href="#main" className={classes['skip']}>
          Skip to the page
        </a>
        <nav className={classes['side']} aria-label="Pages">
          <Link to={paths.desk} className={classes['brand']} aria-label="Foyer: to the desk">
            <Mark /> Foyer
          </Link>
          <PlaceLinks places={places.slice(0, -1)} desk={desk} look="place" />
          <span className={classes['spacer']} />
          <PlaceLinks places={places.slice(-1)} desk={desk} look="place" />
          <span className={classes['live']} data-state={live} role="status">
            {liveWords[live]}
          </span>
        </nav>
        <Header onSearch={search.open} onNewLead={creation.open} onHelp={help.open} />
        <main className={classes['main']} id="main" tabIndex={-1}>
          <PageNotice live={live} />
          <Outlet />
          <PopupPlace />
        </main>
        <nav className={classes['bar']} aria-label="Pages on phones">
          <PlaceLinks places={places.slice(0, placesOnPhones)} desk={desk} look="tab" />
          <button type="button" className={classes['tab']} onClick={more.open} aria-haspopup="dialog">
            <MenuIcon size={20} aria-hidden="true" />
            More
          </button>
        </nav>
        <Drawer
          opened={isMore}
          onClose={more.close}
          title="Pages"
          position="bottom"
          size={270}
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <PlaceLinks places={places.slice(placesOnPhones)} desk={desk} look="place" onGo={more.close} />
        </Drawer>
        <HelpDialog opened={isHelping} onClose={help.close} />
        {isSearching && (
          <Later
            part={palette}
            props={{ onClose: search.close, onHelp: help.open, ...(mayCreate ? { onNewLead: creation.open } : {}) }}
          />
        )}
        {isCreating && <Later part={newLead} props={{ onClose: creation.close }} />}
      </div>
    </PopupLooks>
  )
}

/** What is around every page of who is signed in. */
export const Shell = () => (
  <SignedIn>
    <Frame />
  </SignedIn>
)
