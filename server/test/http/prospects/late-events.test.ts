import { expect, onTestFinished, test } from 'vitest'
import { openDesk, useEngine } from '../../engine/desk.ts'
import { about, type Said, writeOf, written } from '../../engine/writing/events.ts'
import { callAs } from './caller.ts'

test.each(['leasing_events', 'history'])(
  'an event that comes late while somebody pages through %s makes no row disappear',
  async (name) => {
    const desk = await openDesk()
    onTestFinished(() => desk.close())
    const accountId = await desk.addAccount()
    const userId = await desk.addMember(accountId, 'Owner')
    const [id = 0] = await desk.addProspects(accountId, 1)
    const engine = useEngine(desk.url)
    const say = async (said: Said) => written(await engine.write(writeOf(userId, accountId, [about(id, said)])))
    for (const notes of ['first', 'second', 'third', 'fourth']) await say({ notes })
    const { get } = await callAs(desk, userId)
    const pageOf = async (query: string) => (await get(`/v2/prospects/${id}/${name}?${query}`)).json()
    const page = await pageOf('limit=2')
    await say({ notes: 'late', occurredAt: '2025-03-01T00:00:00.000000Z' })
    const rest = await pageOf(`limit=50&cursor=${page.next_cursor}`)
    const rows: { readonly notes?: string; readonly event?: { readonly notes: string } }[] = [
      ...page.data,
      ...rest.data,
    ]
    expect(rows.map((row) => (row.event ?? row).notes)).toEqual(['fourth', 'third', 'second', 'first', 'late'])
  },
)
