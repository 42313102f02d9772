package io.curasync.webhook.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Counts the deliveries of this instance in memory, until {@link DeliveryCountWriter} stores the counts. This way, no delivery has to wait
 * until it is counted in the database. A flood of forged deliveries does not cause one SQL statement per delivery.
 */
@Component
class DeliveryCounts {

    /** Value that replaces the address of the sender if there are too many addresses to count each one individually. */
    static final String OTHER_ADDRESSES = "";

    /** Maximum number of combinations of reason and address that are counted individually in memory. */
    static final int MAX_REJECTIONS = 1_000;

    private final ConcurrentMap<Acceptance, Long> accepted = new ConcurrentHashMap<>();
    private final ConcurrentMap<Rejection, Long> rejected = new ConcurrentHashMap<>();

    /**
     * Key under which accepted deliveries are counted.
     *
     * @param secret position of the secret in the setting, counted from 1
     */
    record Acceptance(int secret, SignatureScheme scheme) {}

    /**
     * Key under which rejected deliveries are counted.
     *
     * @param address address of the sender, or {@link #OTHER_ADDRESSES}
     */
    record Rejection(RejectReason reason, String address) {}

    /** Counts of accepted and rejected deliveries that are stored together. */
    record Batch(Map<Acceptance, Long> accepted, Map<Rejection, Long> rejected) {

        boolean isEmpty() {
            return accepted.isEmpty() && rejected.isEmpty();
        }

        long acceptances() {
            return accepted.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Returns the number of deliveries with an invalid signature; see {@link RejectReason#isInvalidSignature}. */
        long invalidSignatures() {
            return rejected.entrySet().stream()
                    .filter(entry -> entry.getKey().reason().isInvalidSignature())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    void accepted(SignatureCheck.Valid signature) {
        accepted.merge(new Acceptance(signature.secret(), signature.scheme()), 1L, Long::sum);
    }

    void rejected(RejectReason reason, String address) {
        addRejected(new Rejection(reason, address), 1);
    }

    private void addRejected(Rejection rejection, long deliveries) {
        boolean isNew = rejected.size() >= MAX_REJECTIONS && !rejected.containsKey(rejection);
        Rejection counted = isNew ? new Rejection(rejection.reason(), OTHER_ADDRESSES) : rejection;
        rejected.merge(counted, deliveries, Long::sum);
    }

    /** Removes and returns the counts since the previous call. */
    Batch drain() {
        return new Batch(drain(accepted), drain(rejected));
    }

    /** Removes and returns all entries. Removes them one by one, so that a delivery that is counted in the meantime is not lost. */
    private static <K> Map<K, Long> drain(ConcurrentMap<K, Long> counts) {
        Map<K, Long> drained = new HashMap<>();
        for (K key : counts.keySet()) {
            Long deliveries = counts.remove(key);
            if (deliveries != null) {
                drained.put(key, deliveries);
            }
        }
        return drained;
    }

    /** Adds back the counts of a batch that could not be stored, so that the next batch contains them. */
    void restore(Batch batch) {
        batch.accepted().forEach((acceptance, deliveries) -> accepted.merge(acceptance, deliveries, Long::sum));
        batch.rejected().forEach(this::addRejected);
    }
}
