import { useTranslation } from 'react-i18next'

/** The reasons that the server writes down by itself, in English as all it writes down, and their words here. */
const OURS = [
  [/^Return (\S+)$/, 'return'],
  [/^(\S+) is cancelled$/, 'orderCancelled'],
  [/^The order was cancelled$/, 'cancelled'],
  [/^Order cancelled$/, 'cancelled'],
  [/^The order was changed$/, 'edited'],
  [/^Paid twice$/, 'twice'],
  [/^It was not paid in time$/, 'unpaid'],
  [/^somebody set another price after this moment$/, 'laterPrice'],
  [/^It answers$/, 'answers'],
  [/^Connected to (.+)$/, 'connected'],
  [/^Not set yet: (.+)$/, 'notSet'],
  [/^(.+?) does not accept the credentials: (.+)$/, 'badCredentials'],
  [/^(.+?) does not answer(?:: \w+)?$/, 'silent'],
  [/^(.+?) answered (5\d\d)$/, 'answered'],
  [/^(.+?): too many requests$/, 'tooMany'],
  [/^(.+?) lets so many requests through only later \((.+)\)$/, 'onlyLater'],
  [/^It failed (\d+) times; the log has the cause under (\S+)$/, 'failedTimes'],
  [/^It was told (.+) and shows nothing$/, 'toldNothing'],
  [/^It was told (.+) and shows (.+)$/, 'toldOther'],
  [/^It was sent and is not there$/, 'notThere'],
  [/^(\S+) is below the floor price (\S+)$/, 'belowFloor'],
  [/^(\S+) instead of (\S+) is a change of more than a third: it is sent when you ask for it$/, 'held'],
  [/^It has no price here$/, 'noPrice'],
  [/^Its sizes cost different prices here, and the card has one$/, 'sizes'],
  [/^It was sold in (\S+), the book is in (\S+)$/, 'foreign'],
  [/^(?:prices\.\w+: )?must not be below the floor price (.+)$/, 'floor'],
] as const

/** What was written down about money and orders, in the language in use; what people wrote stays as it is. */
export function useSaid() {
  const { t } = useTranslation('ui')
  return {
    /** A reason or an answer. */
    reason: (text: string) => {
      for (const [pattern, key] of OURS) {
        const found = pattern.exec(text)
        if (found) return t(`said.${key}`, { what: found[1], and: found[2] })
      }
      return text
    },
    /** Why a provider did not do what it was asked for: by its code where that has words, or else by its own. */
    refusal: ({ error, error_code: code }: { error: string; error_code: string }) =>
      t(`refusal.${code}` as 'refusal.card_declined', { defaultValue: error }),
  }
}
