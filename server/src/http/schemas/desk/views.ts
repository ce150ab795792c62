import Type, { type Static } from 'typebox'
import { deskLimits, viewPages } from '../../../catalogue/desk.ts'
import { dateTime, plainText, uuid } from '../fields.ts'
import { nameText } from '../people/accounts.ts'

const page = Type.Enum([...viewPages], { description: 'The page that it is a view of.', examples: ['prospects'] })
const name = nameText('What it is called.', 'Mine, new')
const query = plainText(deskLimits.viewCharacters, {
  description: 'What the page shows, as its query string. The server reads nothing in it.',
  examples: ['assignee=none&stage=lead&sort=created_at'],
})

export const view = Type.Object(
  {
    id: uuid({ description: 'The id of the view.' }),
    account_id: uuid({ description: 'The account that it shows.' }),
    page,
    name,
    query,
    created_at: dateTime({ description: 'When it was saved.' }),
    updated_at: dateTime({ description: 'When it was changed the last time.' }),
  },
  { additionalProperties: false, description: 'A view that the caller has saved. Nobody else sees it.' },
)
export type ViewBody = Static<typeof view>

export const views = Type.Object(
  { data: Type.Array(view, { description: 'The views, the oldest first.', examples: [[]] }) },
  { additionalProperties: false, description: "The caller's views." },
)

export const viewsQuery = Type.Object(
  { account_id: uuid({ description: 'The account.' }), page: Type.Optional(page) },
  { additionalProperties: false },
)

export const viewPath = Type.Object(
  { id: uuid({ description: 'The id of the view.' }) },
  { additionalProperties: false },
)

export const newViewBody = Type.Object(
  { account_id: uuid({ description: 'The account that it shows.' }), page, name, query },
  { additionalProperties: false, description: 'A view to save.' },
)

export const viewChangesBody = Type.Partial(Type.Object({ name, query }), {
  additionalProperties: false,
  description: 'What is to change. What is not given stays as it is.',
})
