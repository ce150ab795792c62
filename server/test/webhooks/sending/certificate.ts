import { generateKeyPairSync, sign } from 'node:crypto'

/** The few kinds of ASN.1 that a certificate is made of, in DER. */
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const length = content.length
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}
const list = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const id = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const text = (value: string): Buffer => der(0x0c, Buffer.from(value))
const moment = (date: Date): Buffer => der(0x17, Buffer.from(date.toISOString().replace(/^..|[-:T]|\.\d+/g, '')))
const bits = (value: Buffer): Buffer => der(0x03, Buffer.from([0]), value)
const bytes = (value: Buffer): Buffer => der(0x04, value)

const ecdsaWithSha256 = list(id('2a8648ce3d040302'))
const day = 86_400_000

/** A certificate for a name, signed by itself, valid from yesterday on for so many days. */
export const makeCertificate = (name: string, days = 2): { key: string; cert: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const whoever = list(der(0x31, list(id('550403'), text(name))))
  const yesterday = Date.now() - 2 * day
  const names = list(id('551d11'), bytes(list(der(0x82, Buffer.from(name)))))
  const said = list(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    whoever,
    list(moment(new Date(yesterday)), moment(new Date(yesterday + (days + 1) * day))),
    whoever,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, list(names)),
  )
  const certificate = list(said, ecdsaWithSha256, bits(sign('sha256', said, privateKey)))
  const cert = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert }
}
