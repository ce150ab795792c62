import { ask } from '../support/wire/http.ts'

/**
 * A client as integrators wrote it for this API: it knows a base URL, a token and the wire format, and nothing of Foyer.
 * It sends no Content-Type with a GET, and stops where the format says that a list ends.
 */

export type Row = { readonly id: number; readonly created_at: string } & Readonly<Record<string, unknown>>

type Envelope = {
  readonly data: readonly Row[]
  readonly page: {
    readonly limit: number
    readonly page_number: number
    readonly has_more: boolean
    readonly next_page_number: number | null
  }
}

/** So many requests are a client that runs in a circle. */
const mostPages = 500

export const openClient = (baseUrl: string, token: string) => {
  const base = new URL(baseUrl)
  const get = async (path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const url = `${base.pathname === '/' ? '' : base.pathname}${path}?${new URLSearchParams(query)}`
    const { status, text } = await ask(baseUrl, { path: url, headers: { Authorization: `Bearer ${token}` } })
    if (status !== 200) throw new Error(`GET ${url}: ${status} ${text}`)
    return JSON.parse(text)
  }

  const list = async (path: string, query: Readonly<Record<string, string>>): Promise<readonly Row[]> => {
    const rows = await get(path, query)
    // The wrong family would be an empty list to such a client, without any error.
    return Array.isArray(rows) ? rows : []
  }

  /** Goes on at the time of the last row that it has, and drops the rows that it has already. */
  const prospects = async (limit: number, from = '2000-01-01T00:00:00.000000Z'): Promise<Row[]> => {
    const known = new Map<number, Row>()
    let cursor = from
    for (let pages = 0; pages < mostPages; pages++) {
      const rows = await list('/prospects', { created_after: cursor, limit: String(limit) })
      for (const row of rows) known.set(row.id, row)
      if (rows.length < limit) return [...known.values()]
      cursor = rows.at(-1)?.created_at ?? cursor
    }
    throw new Error('the list of prospects has no end')
  }

  /** Counts pages up to the first one that is shorter than the limit. */
  const units = async (limit: number, filters: Readonly<Record<string, string>> = {}): Promise<Row[]> => {
    const rows: Row[] = []
    for (let page = 0; page < mostPages; page++) {
      const some = await list('/units', { ...filters, limit: String(limit), page_number: String(page) })
      rows.push(...some)
      if (some.length < limit) return rows
    }
    throw new Error('the list of units has no end')
  }

  /** Goes where the envelope says. */
  const events = async (limit: number, filters: Readonly<Record<string, string>> = {}): Promise<Row[]> => {
    const rows: Row[] = []
    let page: number | null = 0
    for (let pages = 0; pages < mostPages; pages++) {
      const query: Record<string, string> = { ...filters, limit: String(limit), page_number: String(page) }
      const { data = [], page: place } = (await get('/leasing_events', query)) as Partial<Envelope>
      rows.push(...data)
      page = place?.next_page_number ?? null
      if (page === null) return rows
    }
    throw new Error('the list of events has no end')
  }

  return { get, prospects, units, events }
}

export type DropInClient = ReturnType<typeof openClient>
