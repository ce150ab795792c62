import { afterAll, beforeAll, expect, test } from 'vitest'
import { assign, type Desk, openDesk, recorded, type TestEngine, useEngine } from './desk.ts'

/** Who may do what is what the database says at that moment, whatever a server remembers of it. */

let desk: Desk
let accountId: string
let agent: string
let prospectId: number

beforeAll(async () => {
  desk = await openDesk()
  accountId = await desk.addAccount()
  agent = await desk.addMember(accountId)
  ;[prospectId = 0] = await desk.addProspects(accountId, 1)
})
afterAll(() => desk.close())

const unknown = { kind: 'refused', faults: [{ code: 'unknownProspect' }] }
const notAMember = (userId: string) => ({ kind: 'refused', faults: [{ code: 'notAMember', index: 0, userId }] })

/** An engine that has the account's roster in memory. */
const useWarmEngine = async (): Promise<TestEngine> => {
  const engine = useEngine(desk.url)
  recorded(await engine.append(assign(agent, prospectId, [agent])))
  return engine
}

test('a member who was deactivated a moment ago is refused as assignee, although the roster was in memory', async () => {
  const leaving = await desk.addMember(accountId)
  const engine = await useWarmEngine()
  recorded(await engine.append(assign(agent, prospectId, [leaving])))
  await desk.removeMember(accountId, leaving)
  expect(await engine.append(assign(agent, prospectId, [leaving]))).toEqual(notAMember(leaving))
})

test('a user who was deactivated a moment ago writes nothing more and is assigned nothing more', async () => {
  const leaving = await desk.addMember(accountId)
  const engine = await useWarmEngine()
  recorded(await engine.append(assign(leaving, prospectId, [leaving])))
  await desk.pool.query('update users set deactivated_at = now() where id = $1', [leaving])
  expect(await engine.append(assign(leaving, prospectId, [agent]))).toEqual(unknown)
  expect(await engine.append(assign(agent, prospectId, [leaving]))).toEqual(notAMember(leaving))
})

test('a member who was added a moment ago is accepted at once, although the older roster was in memory', async () => {
  const engine = await useWarmEngine()
  const joining = await desk.addUser()
  expect(await engine.append(assign(agent, prospectId, [joining]))).toEqual(notAMember(joining))
  await desk.setMember(accountId, joining, 'Leasing Agent')
  recorded(await engine.append(assign(agent, prospectId, [joining])))
  recorded(await engine.append(assign(joining, prospectId, [])))
})

test('a role that was changed a moment ago holds, and is the one that is written down', async () => {
  const changing = await desk.addMember(accountId, 'Leasing Agent')
  const engine = await useWarmEngine()
  const roleOf = async () => {
    const outcome = await engine.append(assign(changing, prospectId, []))
    return outcome.kind === 'recorded' ? outcome.event.context.createdByUserRole : outcome
  }
  expect(await roleOf()).toBe('Leasing Agent')
  await desk.setMember(accountId, changing, 'Owner')
  expect(await roleOf()).toBe('Owner')
  await desk.setMember(accountId, changing, 'Read-only')
  expect(await roleOf()).toEqual({ kind: 'refused', faults: [{ code: 'roleMayNotWrite', role: 'Read-only' }] })
})

test('a prospect that does not exist and one in another account get the same answer, whoever else asks for it in the batch', async () => {
  const engine = await useWarmEngine()
  const stranger = await desk.addMember(await desk.addAccount())
  const outcomes = await Promise.all([
    engine.append(assign(agent, prospectId, [])),
    engine.append(assign(stranger, prospectId, [])),
    engine.append(assign(stranger, prospectId, [stranger])),
    engine.append(assign(stranger, 999_999_999, [])),
  ])
  expect(outcomes.slice(1)).toEqual([unknown, unknown, unknown])
  recorded(outcomes[0])
})

test('no event rests on a roster that was no longer true when it was written', async () => {
  const coming = await desk.addMember(accountId)
  const engines = [await useWarmEngine(), await useWarmEngine()]
  const [hot = 0] = await desk.addProspects(accountId, 1)
  let isMember = true
  let stop = false
  const changing = (async () => {
    while (!stop) {
      isMember = !isMember
      if (isMember) await desk.setMember(accountId, coming, 'Leasing Agent')
      else await desk.removeMember(accountId, coming)
    }
  })()
  const kinds = new Set<string>()
  for (let turn = 0; turn < 40; turn++) {
    const outcomes = await Promise.all(
      [0, 1, 2, 3].map((writer) => engines[writer % 2]?.append(assign(agent, hot, [coming], { notes: `${turn}` }))),
    )
    for (const outcome of outcomes) kinds.add(outcome?.kind ?? '')
  }
  stop = true
  await changing
  if (isMember) await desk.removeMember(accountId, coming)
  expect([...kinds].filter((kind) => kind !== 'recorded' && kind !== 'refused')).toEqual([])
  for (const engine of engines) expect(await engine.append(assign(agent, hot, [coming]))).toEqual(notAMember(coming))
  expect(await desk.verify()).toBeNull()
})
