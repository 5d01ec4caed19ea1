export const customerStyle = ''
