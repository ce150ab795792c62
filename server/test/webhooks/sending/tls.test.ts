import { createServer, type ServerOptions } from 'node:https'
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeCertificate } from './certificate.ts'
import { receive, usePost, useReceiver } from './receivers.ts'

/** Trusts a certificate until the test is over. */
const trust = (cert: string): void => {
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, cert])
  onTestFinished(() => setDefaultCACertificates(before))
}

const name = 'hooks.example'
const resolve = async (): Promise<string[]> => ['127.0.0.1']
const useSecureReceiver = async (options: ServerOptions) => {
  const server = createServer(options, (request, response) =>
    response.end((request.socket as TLSSocket).servername || 'no name'),
  )
  const { port, ...rest } = await receive(server)
  return { ...rest, server, port, url: `https://${name}:${port}/hook` }
}

describe('a receiver with TLS', () => {
  it('is trusted by its certificate, for the name in the URL', async () => {
    const pair = makeCertificate(name)
    trust(pair.cert)
    const { url, port, connections } = await useSecureReceiver(pair)
    const post = usePost({ resolve, allowsHttp: false })
    for (let number = 0; number < 5; number++)
      expect(await post({ url })).toMatchObject({ outcome: 'delivered', reply: name })
    expect(connections()).toBe(1)
    const dotted = await post({ url: `https://${name}.:${port}/` })
    expect(dotted).toMatchObject({ outcome: 'delivered', reply: name })
    const other = await post({ url: `https://other.example:${port}/` })
    expect(other).toMatchObject({
      outcome: 'insecure',
      statusCode: null,
      reply: 'The certificate is for another name.',
    })
  })

  it('is not trusted for its own word', async () => {
    const { url } = await useSecureReceiver(makeCertificate(name))
    const result = await usePost({ resolve })({ url })
    expect(result).toMatchObject({
      outcome: 'insecure',
      statusCode: null,
      reply: expect.stringContaining('nobody but itself'),
    })
  })

  it('is not trusted with a certificate that has expired', async () => {
    const pair = makeCertificate(name, 0)
    trust(pair.cert)
    const { url } = await useSecureReceiver(pair)
    expect(await usePost({ resolve })({ url })).toMatchObject({
      outcome: 'insecure',
      reply: 'The certificate has expired.',
    })
  })

  it('is none where the port speaks without it, or an older one', async () => {
    const plain = await useReceiver((_, response) => response.end())
    const result = await usePost({ resolve })({ url: `https://${name}:${plain.port}/` })
    expect(result).toMatchObject({ outcome: 'insecure', statusCode: null, reply: expect.stringContaining('TLS') })
    const old = await useSecureReceiver({
      ...makeCertificate(name),
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    expect(await usePost({ resolve })({ url: old.url })).toMatchObject({ outcome: 'insecure', statusCode: null })
  })

  it.each(['end', 'destroy'] as const)(
    'that closes a kept connection (%s) as it is used again is asked on a new one',
    async (how) => {
      const pair = makeCertificate(name)
      trust(pair.cert)
      const { url, server, connections } = await useSecureReceiver(pair)
      let requests = 0
      server.removeAllListeners('request')
      server.on('request', (request, response) => {
        requests++
        if (requests === 2) request.socket[how]()
        else response.end('ok')
      })
      const post = usePost({ resolve })
      await post({ url })
      expect(await post({ url })).toMatchObject({ outcome: 'delivered', reply: 'ok' })
      expect(connections()).toBe(2)
    },
  )
})
