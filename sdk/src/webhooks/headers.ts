/** Headers as servers have them: of the Fetch API, or Node's plain object. Their names may be in any letter case. */
export type WebhookHeaders =
  | { readonly get: (name: string) => string | null | undefined }
  | Readonly<Record<string, string | readonly string[] | undefined>>

const hasGet = (headers: WebhookHeaders): headers is Extract<WebhookHeaders, { readonly get: unknown }> =>
  typeof headers.get === 'function'

/** The value of a header, several of the same name with a space between them. Empty: it is not there. */
export const headerOf = (headers: WebhookHeaders, name: string): string => {
  if (hasGet(headers)) return headers.get(name)?.trim() ?? ''
  return Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? [])
    .join(' ')
    .trim()
}
