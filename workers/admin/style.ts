export const adminStyle = ''
