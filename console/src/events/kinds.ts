import {
  Ban,
  CalendarPlus,
  CircleDot,
  Clock,
  type LucideIcon,
  Mail,
  MessageSquare,
  Phone,
  RotateCcw,
  StickyNote,
} from 'lucide-react'
import type { Prospect } from '../api/prospects/list.ts'

/** What people add to a prospect, each with a form of its own. */
export const eventKinds = [
  'note',
  'call',
  'text',
  'email',
  'showing',
  'status',
  'follow-up',
  'block',
  'unblock',
] as const
export type EventKind = (typeof eventKinds)[number]

type KindRow = {
  readonly icon: LucideIcon
  /** On tabs and in menus. */
  readonly name: string
  /** Over the form. */
  readonly title: string
  /** The key that opens the form on a prospect's page. */
  readonly key: string | null
}

export const kindRows: Readonly<Record<EventKind, KindRow>> = {
  note: { icon: StickyNote, name: 'Note', title: 'Add a note', key: 'n' },
  call: { icon: Phone, name: 'Call', title: 'Log a call', key: 'c' },
  text: { icon: MessageSquare, name: 'Text', title: 'Log a text message', key: 't' },
  email: { icon: Mail, name: 'E-mail', title: 'Log an e-mail', key: 'e' },
  showing: { icon: CalendarPlus, name: 'Showing', title: 'Schedule a showing', key: 's' },
  status: { icon: CircleDot, name: 'Status', title: 'Change the status', key: 'x' },
  'follow-up': { icon: Clock, name: 'Follow-up', title: 'Follow-up', key: 'f' },
  block: { icon: Ban, name: 'Blocklist', title: 'Blocklist this prospect', key: null },
  unblock: { icon: RotateCcw, name: 'Unblock', title: 'Unblock this prospect', key: null },
}

/** Whether the prospect takes notes and assignments only now: it, or another one with its number, is blocklisted. */
export const isBlocked = ({
  blocklisted,
  phone_blocked: isNumberBlocked,
}: Pick<Prospect, 'blocklisted' | 'phone_blocked'>): boolean => blocklisted || isNumberBlocked

/** The kinds that this prospect takes now. */
export const kindsFor = (prospect: Pick<Prospect, 'blocklisted' | 'phone_blocked'>): readonly EventKind[] =>
  isBlocked(prospect) ? ['note', 'follow-up', 'unblock'] : eventKinds.filter((kind) => kind !== 'unblock')
