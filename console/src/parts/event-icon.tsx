import { ThemeIcon } from '@mantine/core'
import {
  Ban,
  Building2,
  CalendarCheck,
  CircleDot,
  ClipboardCheck,
  Clock,
  FileSignature,
  FileText,
  type LucideIcon,
  Mail,
  MessageSquare,
  MessagesSquare,
  Phone,
  RotateCcw,
  StickyNote,
  UserCheck,
} from 'lucide-react'
import { eventTypeRow } from '../../../server/src/catalogue/event-types.ts'

type Group = NonNullable<ReturnType<typeof eventTypeRow>>['group']

const ofGroup: Readonly<Record<Group, LucideIcon>> = {
  pipeline: CircleDot,
  showing: CalendarCheck,
  screening: ClipboardCheck,
  application: FileText,
  hoa: Building2,
  team: MessagesSquare,
  lease: FileSignature,
  admin: StickyNote,
}

const ofType: ReadonlyMap<string, LucideIcon> = new Map([
  ['Assign to User', UserCheck],
  ['Reassign Showing', UserCheck],
  ['Blocklist Prospect', Ban],
  ['Unblock Prospect', RotateCcw],
])

/** A note that came by a channel is a call or a message. */
const ofNote: ReadonlyMap<string, LucideIcon> = new Map([
  ['Phone Call', Phone],
  ['Text Message', MessageSquare],
  ['WhatsApp', MessageSquare],
  ['Facebook Message', MessageSquare],
  ['Email', Mail],
  ['follow-up', Clock],
])

type Props = {
  readonly type: string
  /** Of a note: its source, or `follow-up` where it is about that. */
  readonly about?: string | null
  readonly size?: number
}

/** The sign of an event beside its name: by its group, and its own for what changes who has the prospect. */
export const EventIcon = ({ type, about = null, size = 26 }: Props) => {
  const row = eventTypeRow(type)
  const noted = type === 'Log Note' && about !== null ? ofNote.get(about) : undefined
  const Icon = noted ?? ofType.get(type) ?? (row === null ? CircleDot : ofGroup[row.group])
  const color = row?.stage === 'lost' ? 'gray' : row?.group === 'admin' ? 'brass' : 'pine'
  return (
    <ThemeIcon variant="light" color={color} size={size} radius="xl" aria-hidden="true">
      <Icon size={Math.round(size * 0.54)} />
    </ThemeIcon>
  )
}
