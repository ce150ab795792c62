/** One fault of a request: the rule that was broken, where, and the fault in words. */
export type ErrorDetail = {
  readonly keyword: string
  readonly dataPath: string
  readonly schemaPath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

/** A request that Foyer refused, or one that brought no answer of Foyer's (then `status` is 0 or a proxy's). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** What is wrong and what to do: the field `error` of the answer. */
  readonly text: string
  readonly details: readonly ErrorDetail[]
  /** Of the header X-Request-Id: name it when you ask for help. Null when nobody answered. */
  readonly requestId: string | null
  /** What the answer asks to wait before the next try, in seconds; null if it says nothing. */
  readonly retryAfterSeconds: number | null

  constructor(
    given: Pick<ApiError, 'status' | 'text'> & Partial<Pick<ApiError, 'details' | 'requestId' | 'retryAfterSeconds'>>,
    options?: ErrorOptions,
  ) {
    super(given.text, options)
    this.status = given.status
    this.text = given.text
    this.details = given.details ?? []
    this.requestId = given.requestId ?? null
    this.retryAfterSeconds = given.retryAfterSeconds ?? null
  }

  /** Whether the answer has a detail with this keyword, such as `prospectBlocklisted`. */
  has(keyword: string): boolean {
    return this.details.some((detail) => detail.keyword === keyword)
  }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** The error of an answer outside 2xx, whoever gave it: a proxy's page in HTML has no text of ours. */
export const errorOfResponse = async (response: Response): Promise<ApiError> => {
  const body = parsed(await response.text())
  const { error, details } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError({
    status: response.status,
    text: typeof error === 'string' ? error : `The server answered ${response.status}`,
    details: Array.isArray(details) ? (details as ErrorDetail[]) : [],
    requestId: response.headers.get('x-request-id'),
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  })
}
