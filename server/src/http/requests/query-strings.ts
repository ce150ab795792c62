/** What a query string says is text. This turns it into the values that the route's schema asks for, and nothing more. */

type Property = { readonly type?: string; readonly enum?: readonly string[]; readonly items?: Property }
type QuerySchema = { readonly properties?: Readonly<Record<string, Property>> }

const toScalar = (text: string, { type }: Property): unknown => {
  if (type === 'integer') return /^-?(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}

/** Items between commas, without the blanks around them; but a comma may belong to an item: `Contacted, Awaiting Information`. */
export const itemsOf = (text: string, { enum: names = [] }: Pick<Property, 'enum'>): string[] => {
  const items: string[] = []
  for (const part of text.split(',').map((one) => one.trim())) {
    const whole = `${items.at(-1)}, ${part}`
    if (names.includes(whole)) items.splice(-1, 1, whole)
    else items.push(part)
  }
  return items
}

/** A list is one value with commas; an empty one is an empty list. A text that is no such value stays text, and is refused. */
const toValue = (text: string, property: Property): unknown => {
  const { type, items = {} } = property
  if (type !== 'array') return toScalar(text, property)
  return text === '' ? [] : itemsOf(text, items).map((item) => toScalar(item, items))
}

/** A parameter that is given twice is an array of texts already: it stays one, and fits no schema but a list's. */
const isDoubled = (value: unknown): boolean => Array.isArray(value)

/** Replaces, in place, each text by the value that the schema means. What fits no type is left for the validation to refuse. */
export const readQueryString = (schema: QuerySchema, query: Record<string, unknown>): void => {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const given = query[name]
    if (typeof given === 'string') query[name] = toValue(given, property)
    // As one text that no list has: two lists would silently become one.
    else if (isDoubled(given) && property.type === 'array') query[name] = String(given)
  }
}
