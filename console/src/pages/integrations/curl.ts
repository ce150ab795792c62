/** Where the API is, as this browser reached it. */
export const baseUrl = (): string => window.location.origin

/** A command that shows who the token is: it works in any shell, and in any account. */
export const curlFor = (token: string): string => `curl -H "Authorization: Bearer ${token}" "${baseUrl()}/v2/me"`
