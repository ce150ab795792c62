import type { Role } from '../../../catalogue/roles.ts'
import type { NewUser } from '../../../storage/records/users.ts'
import type { Random } from './random.ts'

/** Vocabularies that are combined: 28 × 18 × 14 names. */
const givenNames = (
  'Amara Ben Carla Dmitri Elena Farid Grace Hiro Ines Jamal Keiko Liam Maya Noor Omar Priya ' +
  'Quinn Rosa Samir Tessa Uma Victor Wendy Xavier Yara Zoë José Siân'
).split(' ')
const familyStarts = 'Ash Bell Cald Dun East Fair Green Hart Ing Kings Lang Marsh North Oak Pem Ross Stan Wood'.split(
  ' ',
)
const familyEnds = 'beck bourne bridge brook by field ford ham ley mere stead ton wick worth'.split(' ')

/** Names one after another, none of them twice. */
export const createNames = (random: Random): (() => string) => {
  const given = new Set<string>()
  const draw = (): string => `${random.pick(givenNames)} ${random.pick(familyStarts)}${random.pick(familyEnds)}`
  return () => {
    let name = draw()
    while (given.has(name)) name = draw()
    given.add(name)
    return name
  }
}

/** `Zoë Ashford` → `zoe.ashford@example.org`. Names are never doubled, so neither are addresses. */
export const emailOf = (name: string, domain: 'example.com' | 'example.org'): string =>
  `${name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(' ', '.')}@${domain}`

type Seat = { readonly role: Role; readonly accounts: readonly (0 | 1)[] }
const seat = (role: Role, ...accounts: readonly (0 | 1)[]): Seat => ({ role, accounts })

/** Who works where. A member of both accounts has one role, so that the demo's list can name it once. */
const seats: readonly Seat[] = [
  seat('Property Manager', 0, 1),
  seat('Owner', 0, 1),
  seat('Leasing Agent', 0, 1),
  seat('Property Manager', 0),
  seat('Leasing Agent', 0),
  seat('Leasing Agent', 0),
  seat('Admin', 0),
  seat('Read-only', 0),
  seat('Property Manager', 1),
  seat('Leasing Agent', 1),
  seat('Leasing Agent', 1),
  seat('Owner', 1),
]

export type WorldMembership = { readonly accountId: string; readonly userId: string; readonly role: Role }

export type Staff = { readonly users: readonly NewUser[]; readonly memberships: readonly WorldMembership[] }

/** The people who work with the two accounts. Depends on the seed alone. */
export const makeStaff = (accountIds: readonly string[], nextName: () => string, random: Random): Staff => {
  const users = seats.map((): NewUser => {
    const name = nextName()
    return { id: random.uuid(), name, email: emailOf(name, 'example.org') }
  })
  const memberships = users.flatMap((user, index) =>
    (seats[index]?.accounts ?? []).map((account) => ({
      accountId: accountIds[account] as string,
      userId: user.id,
      role: seats[index]?.role as Role,
    })),
  )
  return { users, memberships }
}
