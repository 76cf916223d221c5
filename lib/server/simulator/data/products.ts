import "server-only";

export type Product = { asin: string; brand: string; title: string };

/** Products that buyers order with a service. Brands are invented. */
export const PRODUCTS: readonly Product[] = [
  {
    asin: "B0PT1A4K01",
    brand: "Northway",
    title: "Northway Trail AT3 265/70R17 115T All-Terrain Tire",
  },
  { asin: "B0PT1A4K02", brand: "Kestrel", title: "Kestrel Touring A/S 225/50R17 94V" },
  { asin: "B0PT1A4K03", brand: "Halvard", title: "Halvard WinterGrip 205/55 R16 91H M+S 3PMSF" },
  { asin: "B0PT1A4K04", brand: "Kestrel", title: "Kestrel EcoRoll 195/65 R15 91V" },
  { asin: "B0PT2B5L01", brand: "Lumora", title: 'Lumora 65" Class Q7 4K UHD Smart TV' },
  { asin: "B0PT2B5L02", brand: "Lumora", title: 'Lumora 43" S3 Full HD Smart TV' },
  {
    asin: "B0PT2B5L03",
    brand: "Steadfast",
    title: 'Steadfast full-motion wall mount for 37–86" TVs, VESA 600×400',
  },
  { asin: "B0PT2B5L04", brand: "Lumora", title: "Lumora SB5 soundbar with wireless subwoofer" },
  {
    asin: "B0PT3C6M01",
    brand: "Brookfield",
    title: 'Brookfield 24" built-in dishwasher, 44 dBA, stainless steel',
  },
  {
    asin: "B0PT3C6M02",
    brand: "Brookfield",
    title: "Brookfield 4.5 cu. ft. front-load washer with steam",
  },
  { asin: "B0PT3C6M03", brand: "Aldera", title: "Aldera 7.4 cu. ft. vented electric dryer" },
  { asin: "B0PT3C6M04", brand: "Aldera", title: 'Aldera 30" slide-in gas range, 5 burners' },
  {
    asin: "B0PT3C6M05",
    brand: "Brookfield",
    title: 'Brookfield 36" French-door refrigerator with ice maker',
  },
  { asin: "B0PT3C6M06", brand: "Aldera", title: "Aldera 1.9 cu. ft. over-the-range microwave" },
  { asin: "B0PT4D7N01", brand: "Fjordholm", title: "Fjordholm wardrobe, 3 doors, white oak" },
  {
    asin: "B0PT4D7N02",
    brand: "Fjordholm",
    title: "Fjordholm extending dining table with 6 chairs",
  },
  {
    asin: "B0PT4D7N03",
    brand: "Oak & Ember",
    title: "Oak & Ember queen platform bed with storage drawers",
  },
  {
    asin: "B0PT4D7N04",
    brand: "Oak & Ember",
    title: "Oak & Ember L-shaped standing desk, 160 × 120 cm",
  },
  {
    asin: "B0PT4D7N05",
    brand: "Fjordholm",
    title: "Fjordholm Wohnwand mit LED-Beleuchtung, 320 cm",
  },
  { asin: "B0PT5E8P01", brand: "Boreal", title: "Boreal 12,000 BTU ductless mini-split heat pump" },
  { asin: "B0PT5E8P02", brand: "Boreal", title: "Boreal learning thermostat, 4th generation" },
  { asin: "B0PT5E8P03", brand: "Boreal", title: "Boreal 8,000 BTU window air conditioner" },
  { asin: "B0PT6F9Q01", brand: "Velocita", title: "Velocita T90 folding treadmill" },
  { asin: "B0PT6F9Q02", brand: "Velocita", title: "Velocita S22 studio bike with rotating screen" },
  { asin: "B0PT6F9Q03", brand: "Velocita", title: "Velocita home gym with dual cable tower" },
  { asin: "B0PT7G1R01", brand: "Hearthlight", title: "Hearthlight video doorbell, wired" },
  { asin: "B0PT7G1R02", brand: "Hearthlight", title: "Hearthlight smart lock with keypad" },
  {
    asin: "B0PT7G1R03",
    brand: "Meshwell",
    title: "Meshwell tri-band mesh Wi-Fi 7 system (3-pack)",
  },
  { asin: "B0PT8H2S01", brand: "Cedar Row", title: "Cedar Row 12 × 10 ft. hardtop gazebo" },
  { asin: "B0PT8H2S02", brand: "Cedar Row", title: "Cedar Row swing set with wave slide" },
];
