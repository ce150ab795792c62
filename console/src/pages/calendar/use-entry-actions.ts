import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAccount } from '../../api/accounts.ts'
import type { CalendarEntry } from '../../api/desk.ts'
import type { Prospect } from '../../api/prospects/list.ts'
import { prospectQuery } from '../../api/prospects/one.ts'
import { type EventDraft, followUpDoneDraft, followUpDraft } from '../../events/drafts.ts'
import { useAddEvents } from '../../events/writing/use-add-events.ts'
import { notifyFailed } from '../../notices/notify.tsx'
import { momentText } from '../../parts/moment.tsx'
import { keyOf, type Outcome } from './entries.ts'

/** What a plan will be once the server has written it; null: it is done and gone. */
type Change = Partial<Pick<CalendarEntry, 'at' | 'status'>> | null
export type Changes = ReadonlyMap<string, Change>

/** The plans as they will be. */
export const withChanges = (entries: readonly CalendarEntry[], changes: Changes): readonly CalendarEntry[] =>
  entries.flatMap((entry) => {
    const change = changes.get(keyOf(entry))
    return change === null ? [] : [{ ...entry, ...change }]
  })

/** A new time takes the showing back from who was handed it, so it is handed to them again. */
const rescheduled = (at: string, { showing_user_ids: handed }: Prospect): readonly EventDraft[] => [
  { event_type: 'Showing Scheduled', planned_date_time: at },
  ...(handed === null ? [] : [{ event_type: 'Reassign Showing', context: { assignedToUserIds: handed } } as const]),
]

export type EntryActions = {
  /** Writes down what became of a showing. */
  readonly note: (entry: CalendarEntry, outcome: Outcome) => Promise<void>
  readonly finish: (entry: CalendarEntry) => Promise<void>
  readonly move: (entry: CalendarEntry, at: string) => Promise<void>
}

/** What can be done with a plan where it stands: shown at once, taken back if the server refuses, with an Undo. */
export const useEntryActions = (): { readonly changes: Changes; readonly actions: EntryActions } => {
  const { time_zone: timeZone } = useAccount()
  const queries = useQueryClient()
  const { mutateAsync: add } = useAddEvents()
  const [changes, setChanges] = useState<Changes>(new Map())
  const write = async (
    entry: CalendarEntry,
    change: Change,
    done: string,
    draftsFor: (prospect: Prospect) => readonly EventDraft[],
  ): Promise<void> => {
    const key = keyOf(entry)
    setChanges((before) => new Map(before).set(key, change))
    try {
      const prospect = await queries.query(prospectQuery(entry.prospect_id))
      await add({ prospect, drafts: draftsFor(prospect), done })
    } catch (error) {
      notifyFailed(error, 'It stays as it was')
    } finally {
      setChanges((before) => new Map([...before].filter(([one]) => one !== key)))
    }
  }
  const name = (entry: CalendarEntry): string => entry.prospect_name ?? `Prospect ${entry.prospect_id}`
  return {
    changes,
    actions: {
      note: (entry, { type, status }) =>
        write(entry, { status }, `${name(entry)}: ${type}`, () => [{ event_type: type }]),
      finish: (entry) => write(entry, null, `Follow-up with ${name(entry)} done`, () => [followUpDoneDraft()]),
      move: (entry, at) =>
        write(entry, { at }, `${name(entry)}: ${momentText(at, timeZone)}`, (prospect) =>
          entry.kind === 'showing' ? rescheduled(at, prospect) : [followUpDraft(at, 'Follow-up moved')],
        ),
    },
  }
}
