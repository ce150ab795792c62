import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { until } from '../../support/wait.ts'
import { bearer } from '../app.ts'

export type StreamClient = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** What arrived so far. */
  readonly text: () => string
  /** The events that arrived so far, each with the id that the stream gave it. */
  readonly events: () => { readonly cursor: string; readonly id: number; readonly prospect_id: number }[]
  readonly isEnded: () => boolean
  readonly leave: () => void
}

const toEvent = (block: string) => {
  const [, cursor = '', json = ''] = /^id: (.*)\nevent: leasing_event\ndata: (.*)$/.exec(block) ?? []
  return json === '' ? [] : { cursor, ...JSON.parse(json) }
}

/** Asks an application that listens for `/v2/stream`, and resolves when the answer begins. */
export const openStream = async (
  app: FastifyInstance,
  token: string,
  { query = '', headers = {} }: { readonly query?: string; readonly headers?: Record<string, string> } = {},
): Promise<StreamClient> => {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const asked = request({ port, path: `/v2/stream${query}`, headers: { ...bearer(token), ...headers }, agent: false })
  const state = { text: '', isEnded: false, status: 0, headers: {} as Record<string, unknown> }
  asked.on('response', (answer) => {
    Object.assign(state, { status: answer.statusCode ?? 0, headers: answer.headers })
    answer.setEncoding('utf8').on('data', (part: string) => {
      state.text += part
    })
    answer.on('close', () => {
      state.isEnded = true
    })
    answer.on('error', () => {})
  })
  asked.on('error', () => {})
  asked.end()
  onTestFinished(() => {
    asked.destroy()
  })
  await until(() => state.status !== 0)
  return {
    ...state,
    text: () => state.text,
    events: () => state.text.split('\n\n').slice(0, -1).flatMap(toEvent),
    isEnded: () => state.isEnded,
    leave: () => asked.destroy(),
  }
}
