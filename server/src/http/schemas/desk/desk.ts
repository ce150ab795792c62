import Type, { type Static, type TSchema } from 'typebox'
import { deskLimits } from '../../../catalogue/desk.ts'
import { dateTime, numericId } from '../fields.ts'
import {
  counted,
  deskProspect,
  ofAccount,
  prospectName,
  showingStatus,
  unitAddress,
  userIds,
  waitingProspect,
} from './parts.ts'

export const deskQuery = Type.Object(ofAccount, { additionalProperties: false })

const first = <T extends TSchema>(row: T, most: number, description: string) =>
  Type.Array(row, { maxItems: most, description: `${description} At most ${most}.`, examples: [[]] })

/** Counts and rows. An example is that of a day with nothing to do. */
const list = <P extends Record<string, TSchema>>(description: string, fields: P) => {
  const isCount = (field: TSchema): boolean => 'type' in field && field.type === 'integer'
  const empty = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, isCount(field) ? 0 : []]))
  return Type.Object(fields, { additionalProperties: false, description, examples: [empty] })
}

const showing = Type.Object(
  {
    showing_id: numericId({ description: 'The id of the event that scheduled the showing.' }),
    prospect_id: numericId({ description: 'The prospect.' }),
    name: prospectName,
    unit_address: unitAddress,
    planned_date_time: dateTime({ description: 'When the showing is to be.' }),
    user_ids: userIds('To whom the showing was handed; else who has the prospect.'),
    status: showingStatus,
  },
  { additionalProperties: false, description: 'A showing of today.' },
)

const { prospects, showings, looks } = deskLimits

/** A day's work. */
export const desk = Type.Object(
  {
    time_zone: Type.String({ description: "The account's time zone.", examples: ['America/Chicago'] }),
    day_start: dateTime({ description: 'When today began there.' }),
    day_end: dateTime({ description: 'When tomorrow begins there.' }),
    unassigned: list(
      `Prospects that nobody has and that are neither lost nor moved in: among the newest ${looks} that nobody has.`,
      { count: counted('How many.'), prospects: first(deskProspect, prospects, 'The newest of them.') },
    ),
    follow_ups_due: list('Prospects whose next follow-up is today or was to be before.', {
      count: counted('How many.'),
      mine: counted('How many of them the caller has.'),
      prospects: first(deskProspect, prospects, 'The most urgent of all.'),
      my_prospects: first(deskProspect, prospects, 'The most urgent of those that the caller has.'),
    }),
    showings_today: list('Showings that are planned for today and were not called off.', {
      count: counted('How many.'),
      showings: first(showing, showings, 'The earliest of them, in their order.'),
    }),
    awaiting_response: list(
      `Prospects, neither lost nor moved in, with an \`Awaiting PM Response\` that no \`PM Response\` follows on: among the newest ${looks} such events.`,
      { count: counted('How many.'), prospects: first(waitingProspect, prospects, 'Those who wait longest.') },
    ),
  },
  { additionalProperties: false, description: "A day's work of the account, as the caller sees it." },
)
export type DeskBody = Static<typeof desk>
