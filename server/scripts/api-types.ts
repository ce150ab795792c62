import openApiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript'

type Operation = { readonly responses?: Readonly<Record<string, unknown>> }
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** The client throws what is not 2xx, all of one shape, so that nobody asks for the types of those answers: half of all. */
const onlySuccess = ({ responses = {}, ...operation }: Operation): Operation => ({
  ...operation,
  responses: Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith('2'))),
})

const mapValues = <From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

/** The types of the SDK's client: every path of the OpenAPI document with its parameters, bodies and answers. */
export const makeApiTypes = async (document: string): Promise<string> => {
  const { paths, ...rest } = JSON.parse(document) as { readonly paths: Paths }
  const described = { ...rest, paths: mapValues(paths, (methods) => mapValues(methods, onlySuccess)) }
  // A field that has a default may be left out of a request.
  const nodes = await openApiTypes(described as unknown as OpenAPI3, { defaultNonNullable: false, exportType: true })
  return `// Generated from openapi.json: npm run generate\n\n${astToString(nodes)}`
}
