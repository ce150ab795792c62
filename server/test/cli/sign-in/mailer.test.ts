import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openMailer } from '../../../src/cli/sign-in/mailer.ts'
import { readConfig } from '../../../src/config.ts'

/** What a mail server says to a line, and whether the letter's text follows. */
const answerTo = (line: string, refuses: boolean): string => {
  if (line === 'DATA') return '354 go on'
  if (line === 'QUIT') return '221 bye'
  return refuses && line.startsWith('RCPT') ? '550 no such mailbox' : '250 fine'
}

/** A mail server that takes every letter, or refuses every one. */
const openMailServer = async (refuses = false): Promise<{ url: string; said: () => string }> => {
  let said = ''
  const server = createServer((socket) => {
    let isText = false
    const hear = (line: string): void => {
      if (isText && line !== '.') return
      socket.write(isText ? '250 taken\r\n' : `${answerTo(line, refuses)}\r\n`)
      isText = line === 'DATA'
    }
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (chunk) => {
      said += chunk.toString()
      chunk.toString().split('\r\n').filter(Boolean).forEach(hear)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  // As a reader's program reads it (quoted-printable, RFC 2045).
  const read = (text: string): string => text.replaceAll('=\r\n', '').replaceAll('=3D', '=')
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, said: () => read(said) }
}

const mailerFor = async (env: NodeJS.ProcessEnv) => {
  const reading = readConfig(env)
  if (!reading.ok) throw new Error(reading.message)
  return openMailer(reading.config)
}

test('a letter goes to the one address that it is for, from whom the operator says, with its link in one piece', async () => {
  const { url, said } = await openMailServer()
  const send = await mailerFor({ FOYER_SMTP_URL: url, FOYER_MAIL_FROM: 'Foyer at Lakeside <foyer@example.com>' })
  const link = `https://foyer.example.com/console/password#${'5Zq0m1kq0fCk0iPpXn0oJtq4mXcR2Wl8bTgVq2u1d7A'}`
  await send?.({ to: 'bo@example.com', subject: 'Choose a new password', text: `Here:\n\n${link}\n` })
  expect(said()).toContain('MAIL FROM:<foyer@example.com>')
  expect(said().match(/RCPT TO:.*/g)).toEqual(['RCPT TO:<bo@example.com>'])
  expect(said()).toContain('From: Foyer at Lakeside <foyer@example.com>')
  expect(said()).toContain(`\r\n${link}\r\n`)
})

test('an address with a comma in it is one address, whatever it looks like', async () => {
  const { url, said } = await openMailServer()
  const send = await mailerFor({ FOYER_SMTP_URL: url })
  await send?.({ to: 'bo@example.com,eve@example.com', subject: 'x', text: 'x' }).catch(() => {})
  expect((said().match(/RCPT TO:.*/g) ?? []).filter((line) => /<eve@example\.com>/.test(line))).toEqual([])
})

test('a letter that is refused fails', async () => {
  const { url } = await openMailServer(true)
  const send = await mailerFor({ FOYER_SMTP_URL: url })
  await expect(send?.({ to: 'bo@example.com', subject: 'x', text: 'x' })).rejects.toThrow()
})

test('without a mail server there is none', async () => {
  expect(await mailerFor({})).toBeNull()
})
