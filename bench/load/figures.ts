/** What one load found. Every load process prints it as one line of JSON on stdout. */
export type Figures = {
  /** Events that the loader was told are safe. */
  readonly acknowledged: number
  /** Requests that ended in any other way. */
  readonly failures: number
  readonly seconds: number
  /** Null when the loader does not tell. */
  readonly p50Ms: number | null
  readonly p99Ms: number | null
}

const percentile = (ascending: Float64Array, share: number): number | null =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? null

export const summarize = (latenciesMs: readonly number[], failures: number, seconds: number): Figures => {
  const ascending = Float64Array.from(latenciesMs).sort()
  return {
    acknowledged: latenciesMs.length,
    failures,
    seconds,
    p50Ms: percentile(ascending, 0.5),
    p99Ms: percentile(ascending, 0.99),
  }
}

/** The figures in what a load process printed: its last line of JSON. */
export const readFigures = (output: string): Figures => {
  const line = output.split('\n').findLast((candidate) => candidate.startsWith('{'))
  if (line === undefined) throw new Error(`a load told no figures: ${output.slice(-500)}`)
  return JSON.parse(line) as Figures
}
