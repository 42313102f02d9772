package io.curasync.enrollment;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the submissions that were rejected, did not arrive or have an unknown outcome, for the error log. */
@Repository
class SubmissionErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select at, 'ENROLLMENT' as source, case
                    when disputed then 'A submission has a disputed user id'
                    when status = 'REFUSED' then 'CuraGenesis rejected a submission'
                    when status = 'UNKNOWN' then 'The outcome of a submission is unknown'
                    else 'CuraGenesis did not receive a submission' end || coalesce(': ' || message, '') as summary,
                1 as count, '/submissions/' || id as link
            from (select id, status, message, disputed_user_id is not null as disputed, coalesce(ended_at, changed_at) as at
                  from practice_submission where attempts > 0 order by id desc limit :rows) sent
            where (status in ('REFUSED', 'UNKNOWN') or status = 'DRAFT' and message is not null) and at >= :since
            order by at desc, id desc limit :limit""";

    SubmissionErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.ENROLLMENT, SELECT);
    }
}
