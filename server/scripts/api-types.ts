import openApiTypes, { astToString } from 'openapi-typescript'

/** The types of the SDK's client: every path of the OpenAPI document with its parameters, bodies and answers. */
export const makeApiTypes = async (document: string): Promise<string> => {
  // A field that has a default may be left out of a request.
  const nodes = await openApiTypes(JSON.parse(document), { defaultNonNullable: false, exportType: true })
  return `// Generated from openapi.json: npm run generate\n\n${astToString(nodes)}`
}
