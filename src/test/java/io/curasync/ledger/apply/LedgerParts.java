package io.curasync.ledger.apply;

import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.ledger.state.TimelineWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Parts of the ledger for tests of other modules, without a Spring context. */
public final class LedgerParts {

    private LedgerParts() {}

    public static MissingPracticeMarker missingMarks(JdbcClient jdbc) {
        return new MissingPracticeMarker(
                jdbc, new TimelineWriter(jdbc, JsonMapper.builder().build()), event -> {});
    }
}
