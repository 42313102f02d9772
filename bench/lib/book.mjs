// Plausible practices by number; the same number always gives the same practice, until it is changed.
const STATES = ['TX', 'CA', 'FL', 'NY', 'PA', 'IL', 'OH', 'GA', 'NC', 'MI', 'NJ', 'VA', 'WA', 'AZ', 'TN', 'MA'];
const SPECIALTIES = ['Wound Care', 'Podiatry', 'Dermatology', 'Family Medicine', 'Vascular Surgery'];
const REPS = ['Dana Reyes', 'Sam Okafor', 'Lena Fischer', 'Mia Tran', 'Jon Hale', 'Ava Cole', 'Noah Park', 'Zoe Diaz',
    'Eli Ward', 'Ivy Shaw', 'Max Boone', ''];
const EPOCH = Date.UTC(2025, 0, 6, 9);
const padded = number => String(number).padStart(8, '0');

export function practice(number) {
    const at = number % 5 === 0 ? null : EPOCH + (number * 7919 % 500_000) * 60_000;
    return {
        practiceId: `prac_${padded(number)}`,
        userId: `user_${padded(number)}`,
        curaIntakeId: `sub_${number}`,
        specialty: SPECIALTIES[number % SPECIALTIES.length],
        state: STATES[number % STATES.length],
        activatedAt: at,
        activatedAtIso: at === null ? null : new Date(at).toISOString(),
        totalOrders: number * 31 % 40,
        salesRep: REPS[number % REPS.length],
    };
}

/** The practice after a number of changes. Each change adds an order; each fourth practice also gets another specialty. */
export function changed(number, changes) {
    const before = practice(number);
    return {
        ...before,
        specialty: number % 4 === 0 ? SPECIALTIES[(number + changes) % SPECIALTIES.length] : before.specialty,
        totalOrders: before.totalOrders + changes,
    };
}

/** The same as a CSV row for COPY. */
export const csvRow = ({ practiceId, userId, curaIntakeId, specialty, state, activatedAtIso, totalOrders, salesRep }) =>
    `${practiceId},${userId},${curaIntakeId},${specialty},${state},${activatedAtIso ?? ''},${totalOrders},"${salesRep}"\n`;
