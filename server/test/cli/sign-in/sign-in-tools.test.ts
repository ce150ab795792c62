import { expect, test, vi } from 'vitest'
import { createSignInTools } from '../../../src/cli/sign-in/sign-in-tools.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'

/** What a server with these settings warns of, and where its links lead. */
const openWith = async (env: NodeJS.ProcessEnv) => {
  const reading = readConfig(env)
  if (!reading.ok) throw new Error(reading.message)
  const log = createLog('silent')
  const warn = vi.spyOn(log, 'warn').mockImplementation(() => {})
  const surroundings = { secrets: null, listensAt: () => 'http://localhost:8080', demoPeople: null }
  const { publicUrl } = await createSignInTools({ config: reading.config, log }, surroundings)
  return { warnings: warn.mock.calls.flat(), publicUrl: publicUrl() }
}

const mails = { FOYER_SMTP_URL: 'smtp://127.0.0.1:25' }
const known = { FOYER_PUBLIC_URL: 'https://foyer.example.com' }

test('who has a mail server and no public address is told that links in mails lead nowhere', async () => {
  const { warnings, publicUrl } = await openWith(mails)
  expect(warnings).toEqual([expect.stringMatching(/^FOYER_SMTP_URL is set, but FOYER_PUBLIC_URL is not/)])
  expect(publicUrl).toBe('http://localhost:8080')
})

test('who has both, or no mail server, is told nothing', async () => {
  expect(await openWith({ ...mails, ...known })).toEqual({ warnings: [], publicUrl: known.FOYER_PUBLIC_URL })
  expect((await openWith(known)).warnings).toEqual([])
  expect((await openWith({})).warnings).toEqual([])
})
