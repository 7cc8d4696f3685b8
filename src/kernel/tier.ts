export const tiers = ['village', 'town', 'county'] as const;
/** 层级, from the people up. */
export type Tier = (typeof tiers)[number];

export const isBelow = (a: Tier, b: Tier): boolean => tiers.indexOf(a) < tiers.indexOf(b);
