import Type, { type Static } from 'typebox'
import { signInLimits } from '../../../catalogue/sign-in.ts'
import { dateTime, exampleId, nullable, uuid } from '../fields.ts'

const { sessionsPerPerson, userAgentCharacters } = signInLimits
const exampleAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0'
const exampleMoment = '2024-10-05T18:53:03.406168Z'

const ownSession = Type.Object(
  {
    id: uuid({ description: 'The id of the session.' }),
    created_at: dateTime({ description: 'When they signed in.' }),
    last_used_at: dateTime({ description: 'When it was used last, to the minute.' }),
    expires_at: dateTime({ description: 'When it ends, unless it is used before.' }),
    user_agent: nullable(Type.String(), {
      description: `What the browser called itself when they signed in, up to ${userAgentCharacters} characters. Null: nothing, or the session is older than this note.`,
      examples: [exampleAgent],
    }),
    address: nullable(Type.String(), {
      description: 'The address from which they signed in. Null: the session is older than this note.',
      examples: ['203.0.113.7'],
    }),
    current: Type.Boolean({ description: 'Whether it is the one that asks.', examples: [true] }),
  },
  { additionalProperties: false, description: 'A session of the caller.' },
)
export type OwnSessionBody = Static<typeof ownSession>

export const ownSessionsSchema = Type.Object(
  {
    data: Type.Array(ownSession, {
      description: `The sessions, the one that was used last first: ${sessionsPerPerson} at most.`,
      examples: [
        [
          {
            id: exampleId,
            created_at: exampleMoment,
            last_used_at: exampleMoment,
            expires_at: exampleMoment,
            user_agent: exampleAgent,
            address: '203.0.113.7',
            current: true,
          },
        ],
      ],
    }),
  },
  { additionalProperties: false, description: 'Where the caller is signed in.' },
)

export const ownSessionPath = Type.Object(
  { id: uuid({ description: 'The id of a session of the caller.' }) },
  { additionalProperties: false },
)

export const endedSessionsSchema = Type.Object(
  { ended: Type.Integer({ minimum: 0, description: 'How many sessions have ended.', examples: [2] }) },
  { additionalProperties: false, description: 'The others have ended.' },
)
