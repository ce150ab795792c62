import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createResolve } from '../../../src/webhooks/sending/name-addresses.ts'
import { type Said, useNameServer } from './name-server.ts'
import { usePost, useReceiver } from './receivers.ts'

/** A name that every machine knows by itself. */
const own = 'localhost'

const useResolve = async (say: (name: string) => Said, hasOwnNames = false) =>
  createResolve(hasOwnNames, [await useNameServer(say)])

describe('a name', () => {
  it('has all the addresses that the name server knows', async () => {
    const resolve = await useResolve((name) => (name === 'hooks.example' ? ['93.184.216.34', '10.0.0.1'] : 'unknown'))
    expect((await resolve('hooks.example')).toSorted()).toEqual(['10.0.0.1', '93.184.216.34'])
    expect(await resolve('other.example')).toEqual([])
  })

  it('is what the machine knows it as only where the operator has names of its own', async () => {
    expect(await (await useResolve(() => 'unknown'))(own)).toEqual([])
    expect(await (await useResolve(() => 'unknown', true))(own)).toContain('127.0.0.1')
    expect(await (await useResolve(() => ['1.1.1.1'], true))(own)).toEqual(['1.1.1.1'])
    // Its servers have failed: whoever owns them could have the machine wait for them too.
    expect(await (await useResolve(() => 'broken', true))(own)).toEqual([])
  })

  it('is what the machine knows it as where there is no name server', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const { port } = socket.address()
    await new Promise<void>((done) => socket.close(done))
    expect(await createResolve(false, [`127.0.0.1:${port}`])(own)).toContain('127.0.0.1')
  })

  it('whose servers never answer keeps no other from being looked up', async () => {
    const { port } = await useReceiver((_, response) => response.end('here'))
    const resolve = await useResolve((name) => (name.startsWith('silent') ? 'silent' : ['127.0.0.1']))
    const post = usePost({ resolve })
    const stopping = new AbortController()
    const silent = Array.from({ length: 50 }, (_, number) =>
      post({ url: `http://silent-${number}.example:${port}/`, signal: stopping.signal }).catch(() => 'given up'),
    )
    expect(await post({ url: `http://hooks.example:${port}/` })).toMatchObject({ outcome: 'delivered', reply: 'here' })
    stopping.abort()
    expect(new Set(await Promise.all(silent))).toEqual(new Set(['given up']))
  })
})
