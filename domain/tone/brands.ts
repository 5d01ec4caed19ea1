/** Names that shops write in capitals by right, in every language. Folded like the words of a text. */
const names = [
  'ikea lack billy kallax malm hemnes poang besta ektorp jysk lego nike puma asics adidas reebok fila zara mango hugo',
  'boss ecco geox asos shein temu lidl metro sony nokia lenovo asus acer dell canon epson xerox philips samsung huawei',
  'xiaomi honor oppo realme apple intel nvidia geforce ryzen bosch braun siemens tefal beko gorenje miele haier arctic',
  'whirlpool indesit candy makita stihl dewalt omron visa mastercard paypal stripe klarna revolut swift moldpost fedex',
  'inpost evri hermes usps sameday cargus wolt glovo ozon emag altex olx ebay amazon dacia audi skoda fiat opel renault',
  'toyota qled oled amoled nvme usb hdmi displayport hepa isofix unesco unicef',
].join(' ')

export const brands: ReadonlySet<string> = new Set(names.split(' '))
