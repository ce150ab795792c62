import { type AddressParts, addressKey, addressKeys } from './addresses.ts'

export type KnownUnit = {
  readonly id: number
  readonly externalId: string | null
  readonly address: Partial<AddressParts> | null
}

/** The units of an account by what a file may call them. An address that several units have names none of them. */
export class UnitsKnown {
  readonly #byId = new Map<number, KnownUnit>()
  readonly #byExternalId = new Map<string, KnownUnit>()
  readonly #byAddress = new Map<string, KnownUnit | null>()

  add(unit: KnownUnit): void {
    this.#byId.set(unit.id, unit)
    if (unit.externalId !== null) this.#byExternalId.set(unit.externalId, unit)
    for (const key of addressKeys(unit.address ?? {})) {
      const other = this.#byAddress.get(key)
      this.#byAddress.set(key, other === undefined || other?.id === unit.id ? unit : null)
    }
  }

  byId(id: number): KnownUnit | undefined {
    return this.#byId.get(id)
  }

  byExternalId(externalId: string): KnownUnit | undefined {
    return this.#byExternalId.get(externalId)
  }

  /** Null when several units have this address. */
  byAddress(address: string): KnownUnit | null | undefined {
    return this.#byAddress.get(addressKey(address))
  }
}
