import { expect, test } from 'vitest'
import { settingsOfSources } from '../../workers/v1/source-settings.ts'

/** contract.md, "Source settings", and what record 11 adds to it. */
const promised = [
  'shopify {shopDomain, accessToken?}',
  'woocommerce {url, consumerKey?, consumerSecret?}',
  'stripe {apiKey?}',
  'paypal {webhookId, clientId?, clientSecret?}',
  'tbank {terminalKey}',
  'square {notificationUrl?, accessToken?}',
  'mollie {apiKey?}',
  'trustpilot {apiKey?, apiSecret?}',
]

test.each(promised)('the API’s own description names the settings %s', (settings) => {
  expect(`, ${settingsOfSources}, `).toContain(`, ${settings}, `)
})

test('a sender without settings is named alone', () => {
  expect(`${settingsOfSources}, `).toMatch(/standard, .*gorgias, /)
})
