import { eventTypeRow } from '../../../src/catalogue/event-types.ts'
import type { EventDraft } from '../../../src/catalogue/leasing-events.ts'
import type { Role } from '../../../src/catalogue/roles.ts'
import type { WantedEvent } from '../../../src/engine/writing/commands.ts'
import { insertProspects } from '../../../src/storage/records/prospects.ts'
import type { Desk } from '../desk.ts'
import { Model } from './model/model.ts'
import { distantFuture, type Person, people, type Said, type Sequence, type Spot } from './steps.ts'

/** The people of an account of its own, in which sequences are played. */
export type Crew = {
  readonly accountId: string
  readonly ids: Readonly<Record<Person, string>>
  /** Active members: user id → role. */
  readonly members: Map<string, Role>
  /** A prospect of an account that none of them reaches. */
  readonly stranger: number
}

const roles: Readonly<Partial<Record<Person, Role>>> = {
  amy: 'Property Manager',
  bob: 'Leasing Agent',
  lee: 'Leasing Agent',
  rosa: 'Read-only',
}

export const openCrew = async (desk: Desk): Promise<Crew> => {
  const [accountId, evesAccount] = [await desk.addAccount(), await desk.addAccount()]
  const ids: Partial<Record<Person, string>> = {}
  const members = new Map<string, Role>()
  for (const person of people) {
    const role = roles[person]
    const id = await desk.addMember(role === undefined ? evesAccount : accountId, role)
    ids[person] = id
    if (role !== undefined) members.set(id, role)
  }
  const [stranger = 0] = await desk.addProspects(await desk.addAccount(), 1)
  return { accountId, ids: ids as Record<Person, string>, members, stranger }
}

/** A sequence while it is played. */
export type Run = {
  readonly sequence: Sequence
  /** Its place among those of the account: nothing of it meets the others. */
  readonly place: number
  readonly ids: readonly number[]
  readonly model: Model
  /** Why it failed. */
  difference: Error | null
}

const phoneOf = (place: number, name: 'A' | 'B' | 'C'): string =>
  `+1555${String(place * 3 + 'ABC'.indexOf(name)).padStart(7, '0')}`

const profile = {
  name: null,
  email: null,
  notes: null,
  source: 'Other',
  unitId: null,
  prospectType: 'Self',
  prescreened: false,
  externalId: null,
  createdAt: null,
} as const

/** Gives every sequence its prospects. */
export const openRuns = async (desk: Desk, crew: Crew, sequences: readonly Sequence[]): Promise<Run[]> => {
  const phones = sequences.map((sequence, place) =>
    sequence.phones.map((name) => (name === null ? null : phoneOf(place, name))),
  )
  const { accountId, members } = crew
  const records = phones.flat().map((phone) => ({ ...profile, accountId, phone, phoneE164: phone }))
  const all = await insertProspects(desk.pool, records)
  return sequences.map((sequence, place) => {
    const ids = all.splice(0, sequence.phones.length)
    const prospects = new Map(ids.map((id, index) => [id, { phone: phones[place]?.[index] ?? null }]))
    return { sequence, place, ids, model: new Model(prospects, members), difference: null }
  })
}

export const idOf = (crew: Crew, { ids }: Run, spot: Spot): number =>
  spot === 'stranger' ? crew.stranger : (ids[spot % ids.length] ?? 0)

const draftOf = (crew: Crew, said: Said): EventDraft => {
  const { type, lacks, users, source, nextFollowUp, followUpDone } = said
  const row = eventTypeRow(type)
  const planned = said.plannedDateTime ?? (row?.needs === 'planned_date_time' ? distantFuture : null)
  return {
    eventType: type,
    source,
    notes: type === 'Log Note' && !lacks ? 'a note' : null,
    plannedDateTime: row?.needs === 'planned_date_time' && lacks ? null : planned,
    nextFollowUp,
    followUpDone,
    assignedToUserIds: row?.context === 'assignment' && !lacks ? users.map((person) => crew.ids[person]) : null,
    reason: row?.context === 'block' ? said.reason : null,
    until: row?.context === 'block' ? said.until : null,
  }
}

/** What is said, as the product is asked for it. */
export const wantedOf = (crew: Crew, run: Run, said: Said): WantedEvent => {
  const { targets, occurredAt, name } = said
  return {
    draft: draftOf(crew, said),
    target:
      typeof targets === 'string'
        ? { phone: phoneOf(run.place, targets) }
        : { prospectIds: targets.map((spot) => idOf(crew, run, spot)) },
    occurredAt,
    externalId: name === null ? null : `${run.place} ${name}`,
  }
}
