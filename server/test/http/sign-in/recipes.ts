import { randomUUID } from 'node:crypto'
import { codeOf, stepAt } from '../../../src/domain/sign-in/codes.ts'
import { linkSecret, secretHash } from '../../../src/domain/sign-in/secrets.ts'
import { openSession } from '../../../src/records/sign-in/sessions.ts'
import {
  confirmTotp,
  lockCredentials,
  removeTotp,
  storePassword,
  storeTotpSecret,
} from '../../../src/storage/sign-in/credentials.ts'
import { insertLink } from '../../../src/storage/sign-in/links.ts'
import type { Recipes, World } from '../recipe.ts'
import { cheapPasswords } from './stand-in-sign-in.ts'

export const password = 'correct horse battery'
const secret = Buffer.alloc(20, 7)

/** A code that works now, once. */
const codeNow = (): string => codeOf(secret, stepAt(Date.now()))

/** Gives a user a password. */
export const givePassword = async ({ desk }: Pick<World, 'desk'>, userId: string, text = password): Promise<void> => {
  const { tables } = desk.database
  await lockCredentials(tables, userId)
  await storePassword(tables, userId, await cheapPasswords.hash(text))
}

/** Has somebody set up an authenticator app, as far as that. */
export const giveApp = async (
  { desk }: Pick<World, 'desk'>,
  userId: string,
  far: 'shown' | 'confirmed',
): Promise<void> => {
  const { tables } = desk.database
  await lockCredentials(tables, userId)
  await removeTotp(tables, userId)
  await storeTotpSecret(tables, userId, { secret, isSealed: false })
  if (far === 'confirmed') await confirmTotp(tables, userId, { step: 0, backupCodes: [] })
}

/** What a link to a new password of this user holds. */
export const giveLink = async ({ desk }: Pick<World, 'desk'>, userId: string | null, hours = 1): Promise<string> => {
  const link = linkSecret(Buffer.from(`${randomUUID()}`.slice(0, 32)))
  const purpose = userId === null ? 'set_up' : 'reset'
  await insertLink(desk.database.tables, { hash: secretHash(link), purpose, userId, createdBy: null, hours })
  return link
}

export type MemberRole = 'Owner' | 'Admin' | 'Leasing Agent'
type Office = Pick<World, 'desk' | 'accountId'>
type Person = { readonly id: string; readonly email: string }

/** Somebody of the account who has no password yet. */
export const addMember = async ({ desk, accountId }: Office, role: MemberRole = 'Leasing Agent'): Promise<Person> => {
  const id = await desk.addMember(accountId, role)
  return { id, email: `${id}@example.com` }
}

/** Somebody of the account with a password. */
export const addMemberWithPassword = async (office: Office, role?: MemberRole): Promise<Person> => {
  const person = await addMember(office, role)
  await givePassword(office, person.id)
  return person
}

/** The path to another session of this user. */
const sessionOf = async ({ desk }: World, userId: string): Promise<{ path: { id: string } }> => {
  const { session } = await openSession(desk.database.tables, userId, { userAgent: null, address: null })
  return { path: { id: session.id } }
}

/** For routes that take no token, or a session only. `POST /v2/setup` is right in a database without users only. */
export const signInRecipes: Recipes = {
  'POST /v2/session': {
    right: async (world) => ({ payload: { email: (await addMemberWithPassword(world)).email, password } }),
  },
  'POST /v2/session/demo': { right: ({ userId }) => ({ payload: { user_id: userId } }) },
  'POST /v2/password_links': { right: () => ({ payload: { email: `${randomUUID()}@example.com` } }) },
  'POST /v2/passwords': {
    right: async (world) => ({
      payload: { link: await giveLink(world, (await addMemberWithPassword(world)).id), password },
    }),
  },
  'POST /v2/setup': {
    right: () => ({
      payload: {
        link: 'wrong',
        account: { name: 'Lakeside Homes', time_zone: 'America/Chicago', phone_country: 'US' },
        name: 'Ada Park',
        email: 'ada@example.com',
        password,
      },
    }),
  },
  'GET /v2/session': { right: () => ({}) },
  'DELETE /v2/session': { right: () => ({}) },
  'GET /v2/sessions': { right: () => ({}) },
  'DELETE /v2/sessions/{id}': {
    right: (world) => sessionOf(world, world.userId),
    foreign: (world) => sessionOf(world, world.otherUserId),
  },
  'POST /v2/sessions/end_others': { right: () => ({}) },
  'PUT /v2/me/password': {
    right: async (world) => {
      await givePassword(world, world.userId)
      return { payload: { current: password, password } }
    },
  },
  'POST /v2/me/two_factor': {
    right: async (world) => {
      await removeTotp(world.desk.database.tables, world.userId)
      await givePassword(world, world.userId)
      return { payload: { current: password } }
    },
  },
  'POST /v2/me/two_factor/confirm': {
    right: async (world) => {
      await giveApp(world, world.userId, 'shown')
      return { payload: { code: codeNow() } }
    },
  },
  'POST /v2/me/two_factor/remove': {
    right: async (world) => {
      await giveApp(world, world.userId, 'confirmed')
      return { payload: { code: codeNow() } }
    },
  },
}
