package io.curasync.webhook.inbox;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads failure groups for the admin screens. */
@Component
public class FailureService {

    private final FailureQuery failureQuery;
    private final InboxService inboxService;
    private final LiveValue<Integer> count;

    FailureService(FailureQuery failureQuery, InboxService inboxService, LiveValues liveValues) {
        this.failureQuery = failureQuery;
        this.inboxService = inboxService;
        count = liveValues.create(Topic.WEBHOOK, failureQuery::count);
    }

    /** Returns the number of failure groups as a live value. */
    public LiveValue<Integer> liveCount() {
        return count;
    }

    /** Returns a page of the failure groups, in descending order of their newest event. */
    public List<FailureGroup> groups(int offset, int limit) {
        return failureQuery.groups(null, offset, limit);
    }

    public int count() {
        return failureQuery.count();
    }

    /**
     * Returns a failure group with a sample event, and the practices that most of the group's events concern. Returns an empty result if
     * there is no failed event with the fingerprint.
     */
    public Optional<FailureDetail> detail(String fingerprint) {
        return failureQuery
                .find(fingerprint)
                .flatMap(group -> inboxService
                        .detail(group.sampleEventId())
                        .map(sample -> new FailureDetail(group, sample, failureQuery.practices(fingerprint))));
    }
}
