import { readFile } from 'node:fs/promises'
import process from 'node:process'
import autocannon from 'autocannon'
import { summarize } from './load/figures.ts'
import type { HttpLoad } from './load/http.ts'
import { bodyParts } from './load/requests.ts'

/** A process of its own, for machines without wrk: `node bench/autocannon-load.ts <file with the load as JSON>`. */

const { url, connections, seconds, targets }: HttpLoad = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'))
const [before, between, after] = bodyParts()

const oneOf = <T>(list: readonly T[]): T => {
  const item = list[Math.floor(Math.random() * list.length)]
  if (item === undefined) throw new Error('a target without prospects or members')
  return item
}

const options: autocannon.Options = {
  url: `${url}/leasing_events`,
  connections,
  duration: seconds,
  timeout: 10,
  requests: [
    {
      method: 'POST',
      setupRequest: (request) => {
        const target = oneOf(targets)
        return {
          ...request,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${target.token}` },
          body: `${before}${oneOf(target.prospectIds)}${between}${oneOf(target.assigneeIds)}${after}`,
        }
      },
    },
  ],
}
const latenciesMs: number[] = []
let refused = 0
const { errors, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
  const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
  // Its own histogram knows whole milliseconds only.
  instance.on('response', (_client, status, _bytes, latencyMs) => {
    if (status === 201) latenciesMs.push(latencyMs)
    else refused++
  })
})
console.log(JSON.stringify(summarize(latenciesMs, refused + errors, duration)))
