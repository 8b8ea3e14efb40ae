/** Options of a product's variants: what there is to choose from, and which variant a choice means. */
type Variant = { options: Record<string, string> }

export type OptionChoices = { name: string; values: string[] }

/** Each option with its values, in the order in which the variants bring them. */
export function optionsOf(variants: Variant[]): OptionChoices[] {
  const found = new Map<string, string[]>()
  for (const { options } of variants) {
    for (const [name, value] of Object.entries(options)) {
      const values = found.get(name) ?? []
      if (!values.includes(value)) values.push(value)
      found.set(name, values)
    }
  }
  return [...found].map(([name, values]) => ({ name, values }))
}

export function variantFor<V extends Variant>(variants: V[], chosen: Record<string, string>): V | undefined {
  return variants.find(({ options }) => Object.entries(chosen).every(([name, value]) => options[name] === value))
}

/** `L / red`, or the fallback for a variant without options. */
export function variantName(options: Record<string, string>, fallback = ''): string {
  return Object.values(options).join(' / ') || fallback
}
