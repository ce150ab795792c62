import {
  CalendarDays,
  ChartNoAxesColumn,
  Columns3,
  Inbox,
  type LucideIcon,
  Plug,
  Settings,
  UserRoundSearch,
  UsersRound,
} from 'lucide-react'
import type { Desk } from '../api/desk.ts'
import { paths } from '../app/paths.ts'

export type Place = {
  readonly name: string
  readonly to: string
  readonly icon: LucideIcon
  /** Where the page is, also while one below it is shown. */
  readonly under?: string
  /** How much waits there, with what that is. */
  readonly waiting?: (desk: Desk) => { readonly count: number; readonly of: string }
  /** `g` and then this key goes there. */
  readonly key: string
}

/** The pages, in the order of the sidebar; the first four are in the bar on phones. */
export const places: readonly Place[] = [
  {
    name: 'Desk',
    to: paths.desk,
    icon: Inbox,
    waiting: (desk) => ({ count: desk.unassigned.count, of: 'unassigned' }),
    key: 'd',
  },
  { name: 'Prospects', to: paths.prospects, icon: UserRoundSearch, key: 'p' },
  { name: 'Board', to: paths.board, icon: Columns3, key: 'b' },
  {
    name: 'Calendar',
    to: paths.calendar,
    icon: CalendarDays,
    waiting: (desk) => ({ count: desk.showings_today.count, of: 'showings today' }),
    key: 'c',
  },
  { name: 'Team', to: paths.team, icon: UsersRound, key: 't' },
  { name: 'Reports', to: paths.reports, icon: ChartNoAxesColumn, key: 'r' },
  { name: 'Integrations', to: paths.tokens, under: '/integrations', icon: Plug, key: 'i' },
  { name: 'Settings', to: paths.settings, icon: Settings, key: 's' },
]

export const placesOnPhones = 4

export const isHere = ({ to, under }: Place, path: string): boolean =>
  to === paths.desk ? path === '/' : path === to || path.startsWith(`${under ?? to}/`)

const mostShown = 999

export const badgeText = (count: number): string => (count > mostShown ? `${mostShown}+` : String(count))
