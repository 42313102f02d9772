package io.curasync.monitoring;

import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Base class of error log sources that read their failures with one query.
 *
 * <p>No method may be final. Spring creates a proxy of the repository, which is a subclass whose inherited fields are null. A final
 * method would read these fields.
 */
public abstract class SqlErrorSource implements ErrorLogSource {

    private final JdbcClient jdbc;
    private final ErrorSource source;
    private final String select;

    /**
     * Creates a source.
     *
     * @param select query whose columns have the names of the components of {@link ErrorEntry}. The query returns the newest entry first.
     *     Its parameters are {@code since} and {@code limit} of {@link #failuresSince}, and {@code rows}, whose value is
     *     {@link ErrorLogSource#MAX_ROWS}.
     */
    protected SqlErrorSource(JdbcClient jdbc, ErrorSource source, String select) {
        this.jdbc = jdbc;
        this.source = source;
        this.select = select;
    }

    @Override
    public ErrorSource source() {
        return source;
    }

    @Override
    public List<ErrorEntry> failuresSince(Instant since, int limit) {
        return jdbc.sql(select)
                .param("rows", MAX_ROWS)
                .param("since", SqlTimes.param(since))
                .param("limit", limit)
                .query(ErrorEntry.class)
                .list();
    }
}
