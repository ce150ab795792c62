import Type, { type Static } from 'typebox'
import type { PlacedItem } from '../../records/prospects/prospect-history.ts'
import { toFeedEventBody } from '../../wire/leasing-events.ts'
import { feedEvent } from './events/event.ts'
import { dateTime, uuid } from './fields.ts'
import { pageParameters } from './lists.ts'
import { mergeSchema, toMergeBody } from './merges.ts'

const value = (description: string, examples: (string | number | boolean | null)[]) =>
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()], { description, examples })

const fieldChange = Type.Object(
  {
    field: Type.String({ description: 'The name of the field.', examples: ['phone'] }),
    old: value('What it was.', [null]),
    new: value('What it is since.', ['(555) 010-0199']),
  },
  { additionalProperties: false, description: 'The change of one field.' },
)

const common = {
  at: dateTime({ description: 'When it happened.' }),
  by: uuid({ description: 'The user who did it.' }),
}

const eventItem = Type.Object(
  {
    kind: Type.Enum(['event'], { description: 'A leasing event.', examples: ['event'] }),
    ...common,
    event: feedEvent,
  },
  { additionalProperties: false, description: 'A leasing event.' },
)

const changeItem = Type.Object(
  {
    kind: Type.Enum(['change'], { description: 'A change of the profile.', examples: ['change'] }),
    ...common,
    changes: Type.Array(fieldChange, {
      description: 'What changed.',
      examples: [[{ field: 'phone', old: null, new: '(555) 010-0199' }]],
    }),
  },
  { additionalProperties: false, description: 'A change of the profile.' },
)

const mergeItem = Type.Object(
  {
    kind: Type.Enum(['merge'], { description: 'A merge of this prospect with another one.', examples: ['merge'] }),
    ...common,
    merge: mergeSchema,
  },
  { additionalProperties: false, description: 'A merge, also one that was undone.' },
)

export const historyItem = Type.Union([eventItem, changeItem, mergeItem], {
  description: 'Something that happened to the prospect.',
})
type HistoryItemBody = Static<typeof historyItem>
type FieldValue = Static<typeof fieldChange>['old']

export const toHistoryItem = (item: PlacedItem): HistoryItemBody => {
  if (item.kind === 'event')
    return { kind: 'event', at: item.at, by: item.event.createdBy, event: toFeedEventBody(item.event) }
  if (item.kind === 'merge')
    return { kind: 'merge', at: item.at, by: item.merge.mergedBy, merge: toMergeBody(item.merge) }
  const changes = Object.entries(item.change.changes).map(([field, change]) => ({
    field,
    old: change.old as FieldValue,
    new: change.new as FieldValue,
  }))
  return { kind: 'change', at: item.at, by: item.change.changedBy, changes }
}

export const historyQuery = Type.Object(pageParameters, { additionalProperties: false })
