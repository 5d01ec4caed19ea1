/**
 * Content policy of the pages that frame a mail as sent. A frame made from `srcdoc` stands under the policy of its page,
 * and mail carries its look in style attributes; so these pages alone allow inline styles. Script stays forbidden.
 * https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-srcdoc
 */
export const mailPagePolicy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
