package io.curasync.demo.simulation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Generates random values: states, specialties, reps and order amounts. */
public final class SimulatedValues {

    /** US states and the District of Columbia, with their population in units of 100,000. */
    private static final List<String> STATE_POPULATIONS = List.of(
            "AL 51", "AK 7", "AZ 74", "AR 31", "CA 390", "CO 59", "CT 36", "DE 10", "DC 7", "FL 226", "GA 110", "HI 14",
            "ID 20", "IL 126", "IN 69", "IA 32", "KS 29", "KY 45", "LA 46", "ME 14", "MD 62", "MA 70", "MI 100",
            "MN 57", "MS 29", "MO 62", "MT 11", "NE 20", "NV 32", "NH 14", "NJ 93", "NM 21", "NY 196", "NC 108", "ND 8",
            "OH 118", "OK 41", "OR 42", "PA 130", "RI 11", "SC 54", "SD 9", "TN 71", "TX 305", "UT 34", "VT 6", "VA 87",
            "WA 78", "WV 18", "WI 59", "WY 6");

    private static final List<String> STATES =
            STATE_POPULATIONS.stream().map(line -> line.substring(0, 2)).toList();
    private static final WeightedPicker STATE_PICKER = new WeightedPicker(STATE_POPULATIONS.stream()
            .mapToDouble(line -> Double.parseDouble(line.substring(3)))
            .toArray());

    private static final List<String> SPECIALTIES = List.of(
            "Wound Care", "Podiatry", "Dermatology", "General Practice", "Plastic Surgery", "Orthopedics", "Vascular");
    private static final WeightedPicker SPECIALTY_PICKER = new WeightedPicker(30, 24, 12, 12, 6, 8, 8);

    private static final WeightedPicker REP_PICKER = new WeightedPicker(
            SimulatedRep.ALL.stream().mapToDouble(SimulatedRep::practiceWeight).toArray());

    private SimulatedValues() {}

    public static String state(RandomGenerator random) {
        return STATES.get(STATE_PICKER.pick(random));
    }

    public static String specialty(RandomGenerator random) {
        return SPECIALTIES.get(SPECIALTY_PICKER.pick(random));
    }

    static SimulatedRep rep(RandomGenerator random) {
        return SimulatedRep.ALL.get(REP_PICKER.pick(random));
    }

    /** Returns an amount from $300 to $4,000. Small amounts are more frequent. */
    static BigDecimal orderAmount(RandomGenerator random) {
        double share = random.nextDouble();
        return BigDecimal.valueOf(300 + 20 * Math.round(185 * share * share)).setScale(2);
    }

    /** Picks random indexes. The probability of an index is proportional to its weight. */
    static final class WeightedPicker {

        private final double[] cumulativeWeights;

        WeightedPicker(double... weights) {
            cumulativeWeights = weights.clone();
            Arrays.parallelPrefix(cumulativeWeights, Double::sum);
        }

        int pick(RandomGenerator random) {
            int found = Arrays.binarySearch(
                    cumulativeWeights, random.nextDouble() * cumulativeWeights[cumulativeWeights.length - 1]);
            return Math.min(found < 0 ? -found - 1 : found + 1, cumulativeWeights.length - 1);
        }
    }
}
