import { ThemeIcon } from '@mantine/core'
import {
  Ban,
  Building2,
  CalendarCheck,
  CircleDot,
  ClipboardCheck,
  FileSignature,
  FileText,
  type LucideIcon,
  MessagesSquare,
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

/** The sign of an event beside its name: by its group, and its own for what changes who has the prospect. */
export const EventIcon = ({ type, size = 26 }: { readonly type: string; readonly size?: number }) => {
  const row = eventTypeRow(type)
  const Icon = ofType.get(type) ?? (row === null ? CircleDot : ofGroup[row.group])
  const color = row?.stage === 'lost' ? 'gray' : row?.group === 'admin' ? 'brass' : 'pine'
  return (
    <ThemeIcon variant="light" color={color} size={size} radius="xl" aria-hidden="true">
      <Icon size={Math.round(size * 0.54)} />
    </ThemeIcon>
  )
}
